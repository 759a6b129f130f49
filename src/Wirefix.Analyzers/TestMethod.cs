using Microsoft.CodeAnalysis;

namespace Wirefix.Analyzers;

/// <summary>Recognises the methods that a test framework calls.</summary>
internal static class TestMethod
{
    private static readonly string[] Attributes = ["Fact", "Theory", "Test", "TestMethod", "TestCase"];

    /// <summary>Whether a method is a test, which runs alone.</summary>
    public static bool Is(ISymbol method) => method.GetAttributes().Any(attribute => attribute.AttributeClass?.Name is { } name
        && Attributes.Any(test => name.EndsWith(test + "Attribute", StringComparison.Ordinal) || name == test));
}
