import type { trainingReasons } from './reasonMessages';

/** The Chinese words for why something about training is refused. */
export const trainingReasonsZh: Record<keyof typeof trainingReasons, string> = {
  'training.reason.actor.not-a-member':
    '仅限本课程的参训人员。请联系培训计划负责人。',
  'training.reason.actor.own-training': '不得由参训人员本人操作。',
  'training.reason.actor.not-head': '由该人员所在部门的负责人决定。',
  'training.reason.actor.may-sit-exam-of-course':
    '您仍可能参加本课程的考试，须由其他培训管理人员将其移出课程或取消认证有效期。',
  'training.reason.actor.may-sit-it': '仍可能参加本考试的人员不能查看试题。',
  'training.reason.actor.other-attempt': '这是他人的答卷。',
  'training.reason.actor.role-missing.manage-training':
    '仅限项目组负责人、计划管理人员或本课程讲师。',
  'training.reason.actor.role-missing.add-session-training':
    '仅限培训计划人员或本课程讲师。',
  'training.reason.actor.role-missing.change-training':
    '仅限培训计划人员或本课程讲师。',
  'training.reason.actor.role-missing.record-attendance-training':
    '仅限培训计划人员或本课程讲师。',
  'training.reason.actor.role-missing.assess-training':
    '仅限培训计划人员或本课程讲师。',
  'training.reason.actor.role-missing.remind-training':
    '仅限培训计划人员、本课程讲师或相关部门负责人。',
  'training.reason.actor.role-missing.read-results-training':
    '仅限培训计划人员、本课程讲师或相关部门负责人。',
  'training.reason.training.added-and-removed':
    '{{ref}} 同时被加入和移除，请只填一次。',
  'training.reason.training.answer-of-wrong-type': '该答案与题型不符。',
  'training.reason.training.answered':
    '您已提交过。系统无法辨认哪些答案属于您，因此不能修改。',
  'training.reason.training.assessment-moved':
    '其他人已保存了新版本。请关闭后重新打开，再录入您的修改。',
  'training.reason.training.condition': '在此新增的课程始终适用。',
  'training.reason.training.course-of-template':
    '该课程来自模板，此处只能安排讲师、参训人员和完成日期，并新增考核。',
  'training.reason.training.day-has-passed':
    '{{day}} 已经过去，请选择将来的日期。',
  'training.reason.training.exhausted':
    '考核次数已用完，由部门负责人决定后续安排。',
  'training.reason.training.handed-in': '已交卷，不能再修改。',
  'training.reason.training.id-taken': '已有同名课程，请更换名称。',
  'training.reason.training.level-missing': '请选择达到的等级。',
  'training.reason.training.no-such-step': '请在 1 到 {{steps}} 之间评分。',
  'training.reason.training.nobody-attends':
    '没有参训人员，请选择角色或指派团队、人员。',
  'training.reason.training.not-a-member':
    '{{person}} 不在本课程的参训范围内，请先指派。',
  'training.reason.training.not-in-catalog': '软件目录中没有 {{ref}}，请另选。',
  'training.reason.training.not-signed-up': '您尚未报名。',
  'training.reason.training.nothing-to-decide': '没有需要决定的事项。',
  'training.reason.training.open': '已有一次考试正在进行。',
  'training.reason.training.other-id': '其标识不能更改。',
  'training.reason.training.other-kind': '考核类型不能更改，请另行新增。',
  'training.reason.training.passed': '该考核已通过。',
  'training.reason.training.released': '该课程已不再需要。',
  'training.reason.training.results-in-sum': '问卷只保存汇总结果。',
  'training.reason.training.session-begun': '该场培训已开始。',
  'training.reason.training.session-cancelled': '该场培训已取消。',
  'training.reason.training.session-needed': '请先再参加一场培训。',
  'training.reason.training.session-not-begun': '培训开始后才能登记出勤。',
  'training.reason.training.session-over': '该场培训已结束。',
  'training.reason.training.signed-up': '您已报名。',
  'training.reason.training.there-and-not':
    '{{person}} 同时被登记为出席和缺席。',
  'training.reason.training.time-over': '考试时间已到，此前保存的答案已交卷。',
  'training.reason.training.too-late-to-cancel':
    '该场培训已开始，不能取消；请登记出勤情况。',
  'training.reason.training.trainer-is-a-group':
    '{{ref}} 是小组，请指定其中负责培训的人员。',
  'training.reason.training.unknown-assessment': '此处没有该考核。',
  'training.reason.training.unknown-attempt': '没有该次考核记录。',
  'training.reason.training.unknown-course': '此处没有该课程。',
  'training.reason.training.questionnaire-moved':
    '现按最新内容显示。未改动的题目保留您的答案，请再看一遍后重新提交。',
  'training.reason.training.unknown-version':
    '没有第 {{version}} 版。现有版本：{{found}}。',
  'training.reason.training.no-version':
    '没有第 {{version}} 版：尚无人参加或修改。',
  'training.reason.training.rubric-moved':
    '评定标准在此期间有改动，现按新标准显示。请再确认一遍，然后重新提交。',
  'training.reason.training.unknown-criterion': '该实操考核没有此项标准。',
  'training.reason.training.unknown-level': '没有该等级。',
  'training.reason.training.unknown-member': '该人员不在本课程中。',
  'training.reason.training.unknown-option': '没有该选项，请重新加载页面。',
  'training.reason.training.unknown-question': '没有该题目，请重新加载页面。',
  'training.reason.training.unknown-session': '没有该场培训。',
  'training.reason.training.unknown-unit': '没有该单元。',
  'training.reason.training.waiting': '还未到可以再次考试的时间。',
  'training.reason.session.ends-before-it-begins':
    '培训的结束时间早于开始时间。',
  'training.reason.session.in-the-past': '该时间已过，请选择将来的时间。',
  'training.reason.session.no-such-time':
    '该时间在 {{timeZone}} 不存在：时钟当时拨快。',
  'training.reason.session.not-a-date': '这不是有效的日期和时间。',
  'training.reason.session.seats-taken':
    '已有 {{taken}} 人报名，名额不能少于此数。',
  'training.reason.exam.draw-beside-pools': '试题已从题库中抽取。',
  'training.reason.exam.draw-too-large':
    '要抽取 {{draw}} 题，但只有 {{found}} 题。',
  'training.reason.practical.weights-not-whole':
    '权重合计为 {{found}}，应为 100。',
  'training.reason.assessment.cannot-be-passed':
    '即使达到最高等级也低于合格线。',
  'training.reason.duration.not-positive': '这不是有效的时长。',
  'training.reason.duration.too-long': '时长过长。',
  'training.reason.gift.not-understood':
    '无法识别。请检查大括号；~ = # { } : 若为普通字符，请在其前加“\\”。',
  'training.reason.gift.missing-word': '答案位于题干中间，请移到末尾。',
  'training.reason.gift.other-kind':
    '该题型不能自动评分；支持选择、判断、简答和数值题。',
  'training.reason.gift.no-question': '没有题干。',
  'training.reason.gift.too-few-options': '选择题至少需要两个选项。',
  'training.reason.gift.several-right':
    '有多个选项标有“=”；请用“~%50%”标明各正确选项的比例，或只标一个。',
  'training.reason.gift.partly-right': '答案只有对或错，不支持部分正确。',
  'training.reason.gift.none-right': '没有正确答案。',
  'training.reason.gift.uneven-shares':
    '正确选项的比例不同；此处各项分值相同，合计 100 %。',
  'training.reason.gift.several-numbers': '只支持一个带误差的数值。',
  'training.reason.gift.no-number':
    '这不是带误差的数值，也不是由小到大的范围。',
  'training.reason.gift.empty-option': '有选项为空。',
  'training.reason.gift.html': '含有图片、表格或其他 HTML，请改为纯文本。',
};
