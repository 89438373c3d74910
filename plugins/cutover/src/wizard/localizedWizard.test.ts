import { localizedWizard, templateOf, withDraft } from './localizedWizard';
import { wizardForTests } from './__testUtils__/wizardForTests';

describe('localizedWizard', () => {
  it('speaks the language of the reader, frame and fields alike', () => {
    const wizard = localizedWizard(wizardForTests(), 'zh-CN');
    expect(wizard.title).toBe('技术升级');
    expect(wizard.description).toBe('更换系统时选择。');
    expect(wizard.presentation?.buttonLabels?.createButtonText).toBe(
      '启动切换',
    );
    expect(wizard.steps.map(({ title }) => title)).toEqual([
      '切换什么',
      '影响范围',
      '项目组',
      '切换时间',
      '补充信息',
    ]);
    expect(JSON.stringify(wizard.steps[2].schema.properties)).toContain(
      '领导项目组',
    );
  });

  it('is English where the template does not speak the language', () => {
    const wizard = localizedWizard(wizardForTests(), 'de');
    expect(wizard.title).toBe('Technology upgrade');
    expect(wizard.steps[0].title).toBe('What');
  });

  it('knows wizards from other forms', () => {
    expect(templateOf(wizardForTests())).toBe('technology-upgrade');
    expect(
      templateOf({ title: 'Other', steps: [{ title: 'A', schema: {} }] }),
    ).toBeUndefined();
    expect(templateOf({ title: 'Empty', steps: [] })).toBeUndefined();
  });
});

describe('withDraft', () => {
  it('fills in what was typed, on whichever step', () => {
    const { steps } = withDraft(wizardForTests(), {
      title: 'Move',
      window: { timeZone: 'UTC' },
      unknown: 1,
    });
    expect(steps[0].schema.properties).toMatchObject({
      title: { default: 'Move' },
    });
    expect(steps[3].schema.properties).toMatchObject({
      window: { default: { timeZone: 'UTC' } },
    });
    expect(steps[0].schema.properties).not.toHaveProperty('goals.default');
  });
});
