using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Wirefix.Analyzers;

/// <summary>Recognises the methods that a test framework calls.</summary>
internal static class TestMethod
{
    private static readonly string[] Attributes = ["Fact", "Theory", "Test", "TestMethod", "TestCase"];

    /// <summary>Whether a method is a test, which runs alone.</summary>
    public static bool Is(ISymbol method) => method.GetAttributes().Any(attribute => attribute.AttributeClass?.Name is { } name && IsMark(name));

    /// <summary>Whether a method is a test for certain, by its syntax.</summary>
    public static bool IsMarked(MethodDeclarationSyntax method) =>
        method.AttributeLists.SelectMany(list => list.Attributes).Any(attribute => NameOf(attribute.Name) is { } name && IsMark(name));

    private static bool IsMark(string name) => Attributes.Any(test => name.EndsWith(test + "Attribute", StringComparison.Ordinal) || name == test);

    private static string? NameOf(NameSyntax name) => ((name as QualifiedNameSyntax)?.Right ?? name as SimpleNameSyntax)?.Identifier.ValueText;
}
