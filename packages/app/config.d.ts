export interface Config {
  auth?: {
    providers?: {
      /** Lets a person of the demo company be picked; only where `auth.environment` is `development`. */
      demo?: {
        /** Who may be picked. */
        people: Array<{
          /**
           * Entity ref of a User, such as `user:default/ada`.
           * @visibility frontend
           */
          user: string;
          /** @visibility frontend */
          name: string;
          /** What the person does, by language. @deepVisibility frontend */
          role: { en: string; [language: string]: string };
          /** Where the person works, by language. @deepVisibility frontend */
          department: { en: string; [language: string]: string };
        }>;
      };
    };
  };
}
