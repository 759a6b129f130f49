namespace Wirefix.Agent.Testing;

/// <summary>How one test ended.</summary>
/// <param name="Name">The test's class and display name.</param>
/// <param name="Class">The test's class, fully qualified.</param>
/// <param name="Outcome">Passed, Failed or NotExecuted, as the test platform names it.</param>
/// <param name="Message">The failure's message; empty where it passed.</param>
internal sealed record TestOutcome(string Name, string Class, string Outcome, string Message)
{
    /// <summary>Whether it ran and passed.</summary>
    public bool Passed => Outcome == "Passed";
}
