using System.Collections.Immutable;

namespace Wirefix.Agent.Regression.Frameworks;

/// <summary>xunit, whose assertions of values take no message.</summary>
/// <param name="CancellationToken">The expression that gives a test its cancellation token.</param>
internal sealed record XunitFramework(string CancellationToken) : ITestFramework
{
    /// <summary>As a new project has it.</summary>
    public static XunitFramework V3 { get; } = new("TestContext.Current.CancellationToken");

    /// <summary>The version before, whose tests have no token.</summary>
    public static XunitFramework V2 { get; } = new("CancellationToken.None");

    /// <inheritdoc/>
    public string Namespace => "Xunit";

    /// <inheritdoc/>
    public ImmutableArray<string> ClassAttributes => [];

    /// <inheritdoc/>
    public string TestAttribute => "[Fact]";

    /// <inheritdoc/>
    public ImmutableArray<string> Members => [];

    /// <inheritdoc/>
    public string FailureLead => "";

    /// <inheritdoc/>
    public string Equal(string expected, string actual) => $"Assert.Equal({expected}, {actual});";

    /// <inheritdoc/>
    public string Equal(string expected, string actual, string message) => Holds($"{actual} == {expected}", message);

    /// <inheritdoc/>
    public string OneOf(ImmutableArray<string> expected, string actual, string message) =>
        Holds($"{actual} is {string.Join(" or ", expected)}", message);

    /// <inheritdoc/>
    public string AtMost(string most, string actual, string message) => Holds($"{actual} <= {most}", message);

    /// <inheritdoc/>
    public string NotNull(string actual, string message) => Holds($"{actual} is not null", message);

    /// <inheritdoc/>
    public string Holds(string condition, string message) => $"Assert.True({condition}, {message});";

    /// <inheritdoc/>
    public string Empty(string values) => $"Assert.Empty({values});";

    /// <inheritdoc/>
    public string Any(string values, string item, string condition) => $"Assert.Contains({values}, {item} => {condition});";
}
