import { useState, type ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import {
  EntityRefLink,
  EntityRefLinks,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import type { RiskView } from '@backstage-cutover/plugin-cutover-common';
import { withDeliverable } from '../../deliverable/page/useOpenDeliverable';
import { ActButton } from '../../lifecycle/parts/ActButton';
import { cutoverRoute } from '../../lifecycle/parts/refs';
import { reasonWords } from '../../lifecycle/words/refusal';
import type { RiskScene } from '../register/scene';
import { useRiskReader } from '../words/riskReader';
import {
  aboutOf,
  aboutWords,
  deliverablesOf,
  editOf,
  type About,
} from './about';
import { AboutFields } from './AboutFields';
import { FormFrame } from './FormFrame';
import { useRiskForm } from './useRiskForm';

const useStyles = makeStyles(theme => ({
  list: {
    display: 'grid',
    gridTemplateColumns: 'minmax(90px, max-content) minmax(0, 1fr)',
    gap: theme.spacing(0.75, 2),
    margin: theme.spacing(0, 0, 2),
    ...theme.typography.body2,
    '& dt': { color: theme.palette.text.secondary },
    '& dd': { margin: 0, overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' },
  },
}));

interface RiskProps {
  scene: RiskScene;
  risk: RiskView;
}

/** What the risk is, to read, and as a form for whoever may edit it. */
export function AboutSection({ scene, risk }: RiskProps) {
  const { register, facts } = scene;
  const { t } = useRiskReader(register);
  const [isAsked, setAsked] = useState(false);
  const form = useRiskForm<About>({
    scene,
    risk,
    name: 'edit',
    initial: now => aboutOf(now ?? risk),
    send: (risks, ref, { value, base }) =>
      risks.edit(ref, editOf(base, value, risk)),
    onDone: () => setAsked(false),
  });
  // What was typed and not sent is in view at once.
  const isEditing = isAsked || form.changed;
  const { edit } = risk.allowed;
  if (!isEditing) {
    return (
      <>
        <Facts scene={scene} risk={risk} />
        <ActButton
          words={t('risk.edit')}
          why={edit.allowed ? undefined : reasonWords(t, edit, 'edit-risk')}
          onAct={() => setAsked(true)}
        />
      </>
    );
  }
  return (
    <FormFrame
      form={form}
      register={register}
      label={t('risk.edit')}
      act={t('risk.save')}
      what="edit-risk"
      verdict={edit}
      words={aboutWords(facts.template)}
      people={[form.value.owner, ...form.value.targets]}
      onCancel={() => setAsked(false)}
    >
      <AboutFields scene={scene} form={form} />
    </FormFrame>
  );
}

function Facts({ scene, risk }: RiskProps) {
  const { register, facts } = scene;
  const reader = useRiskReader(register);
  const { t, say } = reader;
  const classes = useStyles();
  const entity = useRouteRef(entityRouteRef);
  const documents = `${entity(cutoverRoute(facts.cutover))}/documents`;
  const deliverables = deliverablesOf(facts.template);
  const texts = (['cause', 'event', 'consequence'] as const).filter(
    key => risk[key],
  );
  return (
    <dl className={classes.list}>
      {texts.map(key => (
        <Fact key={key} name={t(`risk.field.${key}`)}>
          {risk[key]}
        </Fact>
      ))}
      <Fact name={t('risk.field.category')}>
        {reader.category(risk.category)}
      </Fact>
      <Fact name={t('risk.field.phase')}>{reader.phase(risk.phase)}</Fact>
      <Fact name={t('risk.field.owner')}>
        <EntityRefLink entityRef={risk.owner} />
      </Fact>
      <Fact name={t('risk.field.targets')}>
        {risk.targets.length > 0 ? (
          <EntityRefLinks entityRefs={risk.targets} />
        ) : (
          t('risk.targets.all')
        )}
      </Fact>
      {risk.links.length > 0 && (
        <Fact name={t('risk.field.links')}>
          {risk.links.map(({ kind, id }) => {
            const found = deliverables.find(each => each.id === id);
            return (
              <Typography key={`${kind} ${id}`} variant="body2">
                {kind === 'deliverable' ? (
                  <Link to={`${documents}${withDeliverable('', id)}`}>
                    {found ? say(found.title) : id}
                  </Link>
                ) : (
                  `${t(`risk.link.${kind}`)} ${id}`
                )}
              </Typography>
            );
          })}
        </Fact>
      )}
    </dl>
  );
}

function Fact(props: { name: string; children: ReactNode }) {
  return (
    <>
      <dt>{props.name}</dt>
      <dd>{props.children}</dd>
    </>
  );
}
