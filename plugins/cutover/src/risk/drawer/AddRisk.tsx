import { useSearchParams } from 'react-router-dom';
import Typography from '@material-ui/core/Typography';
import type { RiskProposal } from '@backstage-cutover/plugin-cutover-common';
import { useKeyFor } from '../../lifecycle/forms/useKeyFor';
import type { RiskScene } from '../register/scene';
import { useOpenRisk } from '../register/useOpenRisk';
import { useRiskReader, type RiskReader } from '../words/riskReader';
import { aboutWords, linksOf, type About } from './about';
import { AboutFields } from './AboutFields';
import { FormFrame } from './FormFrame';
import { draftOf, isRated, type RatingDraft } from './rating';
import { RatingInput } from './RatingInput';
import { useRiskForm } from './useRiskForm';

interface NewRisk extends About {
  current: RatingDraft;
}

/** A new risk, from nothing or from what the template proposes. */
export function AddRisk({ scene }: { scene: RiskScene }) {
  const { register, facts } = scene;
  const reader = useRiskReader(register);
  const { t, language } = reader;
  const [params] = useSearchParams();
  const { open } = useOpenRisk();
  const keyFor = useKeyFor();
  const proposal = register.proposals.find(
    ({ id }) => id === params.get('standard'),
  );
  const form = useRiskForm<NewRisk>({
    scene,
    name: proposal ? `standard ${proposal.id}` : 'add',
    initial: () => newRisk(facts.me?.ref ?? '', reader, proposal),
    send: (risks, ref, { value }) => {
      const { current, links, ...about } = value;
      const input = {
        ...about,
        links: linksOf(links),
        ...(proposal ? { standard: proposal.id } : {}),
        language,
        ...(isRated(current) ? { ratings: { current } } : {}),
      };
      return risks.add(ref.cutover, input, { idempotencyKey: keyFor(input) });
    },
    onDone: risk => open(risk.id),
  });
  const { value, change, faultAt } = form;
  return (
    <>
      <Typography variant="h6" component="h2" gutterBottom>
        {t('risk.add')}
      </Typography>
      <FormFrame
        form={form}
        register={register}
        label={t('risk.add')}
        act={t('risk.add')}
        what="add-risk"
        verdict={register.allowed.add}
        missing={missingIn(value, reader)}
        words={(key, all, ...rest) =>
          key === 'current'
            ? { title: reader.basis('current'), words: '' }
            : aboutWords(facts.template)(key, all, ...rest)
        }
      >
        <AboutFields scene={scene} form={form} />
        <RatingInput
          id="risk-new"
          title={reader.basis('current')}
          help={t('risk.help.rateLater')}
          scale={register.scale}
          value={value.current}
          onChange={current => change({ current })}
          faultAt={(...path) => faultAt('ratings', 'current', ...path)}
        />
      </FormFrame>
    </>
  );
}

function newRisk(
  me: string,
  { say }: RiskReader,
  proposal?: RiskProposal,
): NewRisk {
  return {
    title: proposal ? say(proposal.title) : '',
    category: proposal?.category ?? '',
    cause: proposal ? say(proposal.cause) : '',
    event: proposal ? say(proposal.event) : '',
    consequence: proposal ? say(proposal.consequence) : '',
    owner: proposal?.owner ?? me,
    phase: proposal?.phase ?? '',
    targets: [],
    links: [],
    current: draftOf(proposal?.rating),
  };
}

/** The first field without which nothing can be added. */
function missingIn(value: About, { t }: RiskReader): string | undefined {
  const needed = ['title', 'category', 'owner', 'phase'] as const;
  const key = needed.find(each => !value[each].trim());
  return key && t(`risk.field.${key}`);
}
