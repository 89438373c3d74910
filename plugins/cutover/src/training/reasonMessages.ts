/** The grounds on which the server refuses something about training, by their stable codes. */
export const trainingReasons = {
  'training.reason.actor.not-a-member':
    'This is for those who are assigned to the course. Ask whoever plans the training.',
  'training.reason.actor.own-training':
    'This is for somebody else than the trainee.',
  'training.reason.actor.not-head':
    'The head of the person’s department decides this.',
  'training.reason.actor.may-sit-exam-of-course':
    'You may still sit an exam of this course: somebody else who plans the training takes it out, or makes certificates last for ever.',
  'training.reason.actor.may-sit-it':
    'Whoever may still sit this exam does not see what is asked in it.',
  'training.reason.actor.other-attempt': 'This is somebody else’s attempt.',
  'training.reason.actor.role-missing.manage-training':
    'This is for those who lead the team, keep the plan or train the course.',
  'training.reason.actor.role-missing.add-session-training':
    'This is for those who plan the training or train the course.',
  'training.reason.actor.role-missing.change-training':
    'This is for those who plan the training or train the course.',
  'training.reason.actor.role-missing.record-attendance-training':
    'This is for those who plan the training or train the course.',
  'training.reason.actor.role-missing.assess-training':
    'This is for those who plan the training or train the course.',
  'training.reason.actor.role-missing.remind-training':
    'This is for those who plan the training, train the course or head a department in it.',
  'training.reason.actor.role-missing.read-results-training':
    'This is for those who plan the training, train the course or head a department in it.',
  'training.reason.training.added-and-removed':
    '{{ref}} is added and taken out at once; name it once.',
  'training.reason.training.answer-of-wrong-type':
    'This is no answer to that question.',
  'training.reason.training.answered':
    'You have answered already. Nobody can tell which answers are yours, and so they stay.',
  'training.reason.training.assessment-moved':
    'Somebody saved another version meanwhile. Close this, open it again and bring your changes in.',
  'training.reason.training.condition':
    'A course that is added here always applies.',
  'training.reason.training.course-of-template':
    'This course comes from the template; only who trains, who attends, until when, and further assessments are planned here.',
  'training.reason.training.day-has-passed':
    '{{day}} has passed already; choose a day that is still to come.',
  'training.reason.training.exhausted':
    'All attempts are used up; the head of the department decides what follows.',
  'training.reason.training.handed-in':
    'This is handed in; nothing in it can change.',
  'training.reason.training.id-taken':
    'There is a course of this name already; choose another title.',
  'training.reason.training.level-missing': 'Say which level was reached.',
  'training.reason.training.no-such-step': 'Rate this from 1 to {{steps}}.',
  'training.reason.training.nobody-attends':
    'Nobody attends; name a role, or assign groups or people.',
  'training.reason.training.not-a-member':
    '{{person}} does not need this course; assign them first.',
  'training.reason.training.not-in-catalog':
    'There is no {{ref}} in the catalog; choose another one.',
  'training.reason.training.not-signed-up': 'You are not signed up.',
  'training.reason.training.nothing-to-decide': 'There is nothing to decide.',
  'training.reason.training.open': 'An attempt is open already.',
  'training.reason.training.other-id': 'Its short name stays as it is.',
  'training.reason.training.other-kind':
    'It stays what it is; add another assessment instead.',
  'training.reason.training.passed': 'This is passed already.',
  'training.reason.training.released': 'This is not needed any more.',
  'training.reason.training.results-in-sum':
    'Answers to a questionnaire are kept in sum only.',
  'training.reason.training.session-begun': 'The session has begun.',
  'training.reason.training.session-cancelled': 'The session is cancelled.',
  'training.reason.training.session-needed':
    'Attend another session of the course first.',
  'training.reason.training.session-not-begun':
    'Attendance is recorded once the session has begun.',
  'training.reason.training.session-over': 'The session is over.',
  'training.reason.training.signed-up': 'You are signed up already.',
  'training.reason.training.there-and-not':
    '{{person}} is named as there and as not there.',
  'training.reason.training.time-over':
    'The time was over; what was saved by then was handed in.',
  'training.reason.training.too-late-to-cancel':
    'The session has begun; record who attended instead.',
  'training.reason.training.trainer-is-a-group':
    '{{ref}} is a group; choose the people of it who train.',
  'training.reason.training.unknown-assessment':
    'There is no such assessment here.',
  'training.reason.training.unknown-attempt': 'There is no such attempt.',
  'training.reason.training.unknown-course': 'There is no such course here.',
  'training.reason.training.questionnaire-moved':
    'It is shown as it stands now. What is still asked as before stays answered; look at it once more, and send it again.',
  'training.reason.training.unknown-version':
    'There is no version {{version}} of it. There are: {{found}}.',
  'training.reason.training.no-version':
    'There is no version {{version}} of it: nobody has taken or changed it yet.',
  'training.reason.training.rubric-moved':
    'The rubric was changed meanwhile and is shown as it stands now. Look at it once more, and store it again.',
  'training.reason.training.unknown-criterion':
    'This exercise has no such criterion.',
  'training.reason.training.unknown-level': 'There is no such level.',
  'training.reason.training.unknown-member':
    'This person does not belong to the course.',
  'training.reason.training.unknown-option':
    'There is no such option; load the page again.',
  'training.reason.training.unknown-question':
    'There is no such question; load the page again.',
  'training.reason.training.unknown-session': 'There is no such session.',
  'training.reason.training.unknown-unit': 'There is no such unit.',
  'training.reason.training.waiting': 'The next attempt may not begin yet.',
  'training.reason.session.ends-before-it-begins':
    'The session would end before it begins.',
  'training.reason.session.in-the-past':
    'This has passed already; choose a time that is still to come.',
  'training.reason.session.no-such-time':
    'This time does not exist in {{timeZone}}: the clocks go forward then.',
  'training.reason.session.not-a-date': 'This is not a date and time.',
  'training.reason.session.seats-taken':
    '{{taken}} people are signed up already; leave room for them.',
  'training.reason.exam.draw-beside-pools':
    'Questions are drawn from pools already.',
  'training.reason.exam.draw-too-large':
    '{{draw}} questions are to be drawn, but there are {{found}}.',
  'training.reason.practical.weights-not-whole':
    'The weights add up to {{found}}, not to 100.',
  'training.reason.assessment.cannot-be-passed':
    'Even the best levels stay below the pass mark.',
  'training.reason.duration.not-positive': 'This is no length of time.',
  'training.reason.duration.too-long': 'This is too long.',
  'training.reason.gift.not-understood':
    'This is not understood; check the braces, and put “\\” before ~ = # { } : where they mean themselves.',
  'training.reason.gift.missing-word':
    'The answers stand in the middle of the words; put them at the end.',
  'training.reason.gift.other-kind':
    'Questions of this kind cannot be scored by themselves; choices, true or false, short answers and numbers can.',
  'training.reason.gift.no-question': 'Nothing is asked here.',
  'training.reason.gift.too-few-options': 'A choice needs two options or more.',
  'training.reason.gift.several-right':
    'Several options are marked with “=”; give each right one its share with “~%50%”, or mark one only.',
  'training.reason.gift.partly-right':
    'An answer here is right or wrong, not partly right.',
  'training.reason.gift.none-right': 'No answer is right.',
  'training.reason.gift.uneven-shares':
    'The right options have different shares; here all count alike, and add up to 100 %.',
  'training.reason.gift.several-numbers':
    'One number with a tolerance is taken, not several.',
  'training.reason.gift.no-number':
    'This is no number with a tolerance, and no range from a lower to a higher one.',
  'training.reason.gift.empty-option': 'An option says nothing.',
  'training.reason.gift.html':
    'This holds pictures, tables or other HTML; write it as text.',
} as const;
