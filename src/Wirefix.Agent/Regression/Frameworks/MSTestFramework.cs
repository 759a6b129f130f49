using System.Collections.Immutable;

namespace Wirefix.Agent.Regression.Frameworks;

/// <summary>MSTest, by the assertions that every version of it has.</summary>
/// <param name="CancellationToken">The expression that gives a test its cancellation token.</param>
internal sealed record MSTestFramework(string CancellationToken) : ITestFramework
{
    /// <inheritdoc/>
    public string Namespace => "Microsoft.VisualStudio.TestTools.UnitTesting";

    /// <inheritdoc/>
    public ImmutableArray<string> ClassAttributes => ["[TestClass]"];

    /// <inheritdoc/>
    public string TestAttribute => "[TestMethod]";

    /// <inheritdoc/>
    public ImmutableArray<string> Members => ["public TestContext TestContext { get; set; } = null!;"];

    /// <summary>It says which assertion failed, and from version 3.10 on what was expected and seen, before the message.</summary>
    public string FailureLead => @"Assert(?:ion|\.\w+) failed\..*?";

    /// <inheritdoc/>
    public string Equal(string expected, string actual) => $"Assert.AreEqual({expected}, {actual});";

    /// <inheritdoc/>
    public string Equal(string expected, string actual, string message) => $"Assert.AreEqual({expected}, {actual}, {message});";

    /// <inheritdoc/>
    public string OneOf(ImmutableArray<string> expected, string actual, string message) => expected is [var only]
        ? Equal(only, actual, message)
        : Holds($"{actual} is {string.Join(" or ", expected)}", message);

    /// <inheritdoc/>
    public string AtMost(string most, string actual, string message) => Holds($"{actual} <= {most}", message);

    /// <inheritdoc/>
    public string NotNull(string actual, string message) => $"Assert.IsNotNull({actual}, {message});";

    /// <inheritdoc/>
    public string Holds(string condition, string message) => $"Assert.IsTrue({condition}, {message});";

    /// <inheritdoc/>
    public string Empty(string values) => $"Assert.AreEqual(0, {values}.Count());";

    /// <inheritdoc/>
    public string Any(string values, string item, string condition) => $"Assert.IsTrue({values}.Any({item} => {condition}));";
}
