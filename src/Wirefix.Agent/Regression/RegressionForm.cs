using System.Collections.Immutable;
using Wirefix.Agent.Regression.Frameworks;
using Wirefix.Facts;
using Wirefix.Traffic;

namespace Wirefix.Agent.Regression;

/// <summary>What one regression test shows, apart from the project that it goes into.</summary>
internal sealed record RegressionForm
{
    /// <summary>The inbound endpoint that the test is named after.</summary>
    public required Endpoint Inbound { get; init; }

    /// <summary>What once happened, as a sentence without its end, in XML text.</summary>
    public required string Summary { get; init; }

    /// <summary>The test method's name, its words between underscores.</summary>
    public required string Fact { get; init; }

    /// <summary>What the message of its own assertion begins with, up to its colon.</summary>
    public required string AssertionStart { get; init; }

    /// <summary>The class of the upstream.</summary>
    public required string Upstream { get; init; }

    /// <summary>The outbound endpoint whose calls the upstream watches.</summary>
    public required Endpoint Watched { get; init; }

    /// <summary>Other classes that the test needs beside it.</summary>
    public ImmutableArray<string> Support { get; init; } = [];

    /// <summary>Members of the class before the test.</summary>
    public ImmutableArray<string> Members { get; init; } = [];

    /// <summary>The statements that play the requests, and the assertions in the words of a framework.</summary>
    public required Func<ITestFramework, ImmutableArray<string>> Body { get; init; }

    /// <summary>The outbound exchanges that the upstream answers from.</summary>
    public required ImmutableArray<Exchange> Calls { get; init; }
}
