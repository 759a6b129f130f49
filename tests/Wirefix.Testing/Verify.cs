using Microsoft.CodeAnalysis.Diagnostics;

namespace Wirefix.Testing;

/// <summary>Where a test of a rule or a fix begins: <c>await Verify.Rule&lt;T&gt;().Source("…").IsSilent()</c>.</summary>
public static class Verify
{
    /// <summary>A case without sources for a rule.</summary>
    public static RuleCase<TRule> Rule<TRule>()
        where TRule : DiagnosticAnalyzer, new() => new([new TestProject("Test")]);
}
