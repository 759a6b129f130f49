using System.Collections.Immutable;

namespace Wirefix.Agent.Regression.Frameworks;

/// <summary>NUnit, whose assertions are constraints.</summary>
/// <param name="CancellationToken">The expression that gives a test its cancellation token.</param>
internal sealed record NUnitFramework(string CancellationToken) : ITestFramework
{
    /// <inheritdoc/>
    public string Namespace => "NUnit.Framework";

    /// <inheritdoc/>
    public ImmutableArray<string> ClassAttributes => ["[TestFixture]"];

    /// <inheritdoc/>
    public string TestAttribute => "[Test]";

    /// <inheritdoc/>
    public ImmutableArray<string> Members => [];

    /// <summary>It indents the message; what was expected and seen stands below.</summary>
    public string FailureLead => @"\s*";

    /// <inheritdoc/>
    public string Equal(string expected, string actual) => $"Assert.That({actual}, Is.EqualTo({expected}));";

    /// <inheritdoc/>
    public string Equal(string expected, string actual, string message) => $"Assert.That({actual}, Is.EqualTo({expected}), {message});";

    /// <inheritdoc/>
    public string OneOf(ImmutableArray<string> expected, string actual, string message) =>
        $"Assert.That({actual}, Is.{string.Join(".Or.", expected.Select(value => $"EqualTo({value})"))}, {message});";

    /// <inheritdoc/>
    public string AtMost(string most, string actual, string message) => $"Assert.That({actual}, Is.LessThanOrEqualTo({most}), {message});";

    /// <inheritdoc/>
    public string NotNull(string actual, string message) => $"Assert.That({actual}, Is.Not.Null, {message});";

    /// <inheritdoc/>
    public string Holds(string condition, string message) => $"Assert.That({condition}, Is.True, {message});";

    /// <inheritdoc/>
    public string Empty(string values) => $"Assert.That({values}, Is.Empty);";

    /// <inheritdoc/>
    public string Any(string values, string item, string condition) => $"Assert.That({values}.Any({item} => {condition}), Is.True);";
}
