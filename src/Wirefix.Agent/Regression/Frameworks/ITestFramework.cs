using System.Collections.Immutable;

namespace Wirefix.Agent.Regression.Frameworks;

/// <summary>
/// How tests are written in a test framework, and how it tells that one of its assertions failed. Arguments are C# expressions.
/// </summary>
internal interface ITestFramework
{
    /// <summary>The namespace that a file of tests uses.</summary>
    string Namespace { get; }

    /// <summary>The attributes that a class of tests has.</summary>
    ImmutableArray<string> ClassAttributes { get; }

    /// <summary>The attribute of a test.</summary>
    string TestAttribute { get; }

    /// <summary>What a class of tests must hold for <see cref="CancellationToken"/> to mean something.</summary>
    ImmutableArray<string> Members { get; }

    /// <summary>The expression that gives a test its cancellation token.</summary>
    string CancellationToken { get; }

    /// <summary>A pattern of all that a failed assertion says before the message that it was given.</summary>
    string FailureLead { get; }

    /// <summary>Two values are equal.</summary>
    string Equal(string expected, string actual);

    /// <summary>Two values are equal, or else the message says what was seen.</summary>
    string Equal(string expected, string actual, string message);

    /// <summary>A value is one of some constants.</summary>
    string OneOf(ImmutableArray<string> expected, string actual, string message);

    /// <summary>A number is not above another.</summary>
    string AtMost(string most, string actual, string message);

    /// <summary>There is a value.</summary>
    string NotNull(string actual, string message);

    /// <summary>A condition holds.</summary>
    string Holds(string condition, string message);

    /// <summary>There are no values.</summary>
    string Empty(string values);

    /// <summary>A condition holds for one of the values at least.</summary>
    /// <param name="values">The values.</param>
    /// <param name="item">The name that a value has in the condition.</param>
    /// <param name="condition">The condition.</param>
    string Any(string values, string item, string condition);
}
