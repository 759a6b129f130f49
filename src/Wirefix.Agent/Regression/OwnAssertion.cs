using System.Text.RegularExpressions;

namespace Wirefix.Agent.Regression;

/// <summary>The assertion of a regression test that states the fault, known again in what a test platform says of a failure.</summary>
/// <param name="Lead">A pattern of what the test framework says before the assertion's message.</param>
/// <param name="Start">What that message begins with, up to its colon.</param>
public sealed record OwnAssertion(string Lead, string Start)
{
    /// <summary>The first line of its message; null where the test failed on something else.</summary>
    /// <param name="failure">What the test platform says.</param>
    public string? MessageIn(string failure)
    {
        var match = Regex.Match(failure, $@"\A{Lead}({Regex.Escape(Start)}:[^\r\n]*)", RegexOptions.Singleline);
        return match.Success ? match.Groups[^1].Value : null;
    }
}
