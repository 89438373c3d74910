import type { ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { EmptyState, Progress } from '@backstage/core-components';
import type { RiskView } from '@backstage-cutover/plugin-cutover-common';
import { SideDrawer, useFocusBack } from '../../lifecycle/parts/SideDrawer';
import { useWords } from '../../lifecycle/words/useWords';
import { Priorities } from '../register/RiskList';
import type { RiskScene } from '../register/scene';
import { NEW_RISK, openerId, useOpenRisk } from '../register/useOpenRisk';
import { useRiskReader } from '../words/riskReader';
import { RiskState } from '../words/RiskState';
import { AboutSection } from './AboutSection';
import { AcceptanceSection } from './AcceptanceSection';
import { AddRisk } from './AddRisk';
import { AssessSection } from './AssessSection';
import { HistorySection } from './HistorySection';
import { MeasuresSection } from './MeasuresSection';
import { MoveSection } from './MoveSection';

const useStyles = makeStyles(theme => ({
  body: {
    padding: theme.spacing(2, 3, 4),
    [theme.breakpoints.down('xs')]: { padding: theme.spacing(2, 2, 4) },
  },
  head: { paddingInlineEnd: theme.spacing(5), overflowWrap: 'anywhere' },
  state: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(0.5, 2),
    ...theme.typography.body2,
  },
  section: {
    marginTop: theme.spacing(2),
    paddingTop: theme.spacing(1.5),
    borderTop: `1px solid ${theme.palette.divider}`,
  },
}));

/** The risk that the address names, beside the list that led to it. */
export function RiskDrawer({ scene }: { scene: RiskScene }) {
  return (
    <RiskDrawerFrame>
      {id => <OpenRisk id={id} scene={scene} />}
    </RiskDrawerFrame>
  );
}

/** The drawer, open while the address names a risk. */
export function RiskDrawerFrame(props: { children(id: string): ReactNode }) {
  const { t } = useWords();
  const classes = useStyles();
  const { id, close } = useOpenRisk();
  useFocusBack(id, openerId);
  return (
    <SideDrawer
      open={id !== undefined}
      label={t('risk.risk')}
      closeWords={t('risk.close')}
      onClose={close}
    >
      <div className={classes.body}>{id && props.children(id)}</div>
    </SideDrawer>
  );
}

/** A risk by its id, or a new one. */
export function OpenRisk({ id, scene }: { id: string; scene: RiskScene }) {
  const { t } = useWords();
  // What is filled in is kept by person.
  if (!scene.facts.me) return <Progress />;
  if (id === NEW_RISK) return <AddRisk scene={scene} />;
  const risk = scene.register.items.find(each => each.id === id);
  return risk ? (
    <OneRisk key={id} scene={scene} risk={risk} />
  ) : (
    <EmptyState
      missing="data"
      title={t('risk.missing')}
      description={t('risk.missingHelp')}
    />
  );
}

function OneRisk({ scene, risk }: { scene: RiskScene; risk: RiskView }) {
  const { register } = scene;
  const reader = useRiskReader(register);
  const { t } = reader;
  const classes = useStyles();
  const sections = [
    { title: t('risk.section.about'), Part: AboutSection },
    { title: t('risk.section.assess'), Part: AssessSection },
    { title: t('risk.field.measures'), Part: MeasuresSection },
    { title: t('risk.acceptance.title'), Part: AcceptanceSection },
    { title: t('risk.section.state'), Part: MoveSection },
    { title: t('risk.section.history'), Part: HistorySection },
  ];
  return (
    <>
      <Typography variant="h6" component="h2" className={classes.head}>
        R-{risk.number} {risk.title}
      </Typography>
      <div className={classes.state}>
        <RiskState status={risk.status} />
        <span>
          <Priorities
            now={risk.places.current}
            later={risk.places.residual}
            register={register}
            reader={reader}
          />
        </span>
        {risk.overdue.length > 0 && (
          <span>{t('risk.overdue', { count: risk.overdue.length })}</span>
        )}
      </div>
      {sections.map(({ title, Part }) => (
        <section key={title} aria-label={title} className={classes.section}>
          <Typography variant="subtitle1" component="h3" gutterBottom>
            {title}
          </Typography>
          <Part scene={scene} risk={risk} />
        </section>
      ))}
    </>
  );
}
