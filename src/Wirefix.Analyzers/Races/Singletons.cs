using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Wirefix.Analyzers.Races;

/// <summary>
/// The names of the types that a compilation registers as singletons or hosted services. Read from syntax, once, when the first
/// rule asks for a type that would matter.
/// </summary>
internal sealed class Singletons
{
    private static readonly string[] Words = ["AddSingleton", "AddHostedService", "AddKeyedSingleton"];

    private static readonly ConditionalWeakTable<Compilation, Singletons> Known = new();

    private readonly Lazy<ISet<string>> _names;

    private Singletons(Compilation compilation) => _names = new(() => Read(compilation));

    /// <summary>Those of a compilation.</summary>
    public static Singletons Of(Compilation compilation) => Known.GetValue(compilation, static compilation => new Singletons(compilation));

    /// <summary>Whether one instance of a type serves all callers.</summary>
    public bool Contains(INamedTypeSymbol type) => _names.Value.Contains(type.Name);

    private static ISet<string> Read(Compilation compilation) => new HashSet<string>(
        compilation.SyntaxTrees.SelectMany(tree => WordSearch.Tokens(tree, Words, CancellationToken.None)).Select(Registration)
            .OfType<InvocationExpressionSyntax>().SelectMany(Named),
        StringComparer.Ordinal);

    private static InvocationExpressionSyntax? Registration(SyntaxToken token) =>
        token.ValueText is "AddSingleton" or "TryAddSingleton" or "AddHostedService" or "AddKeyedSingleton"
        && token.Parent is SimpleNameSyntax { Parent: MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } access }
        && call.Expression == access ? call : null;

    /// <summary>The type arguments, the operands of <c>typeof</c>, and what is created.</summary>
    private static IEnumerable<string> Named(InvocationExpressionSyntax call)
    {
        var generic = ((MemberAccessExpressionSyntax)call.Expression).Name as GenericNameSyntax;
        var arguments = generic?.TypeArgumentList.Arguments ?? default;
        var mentioned = call.ArgumentList.DescendantNodes().Select(node => node switch
        {
            TypeOfExpressionSyntax type => type.Type,
            ObjectCreationExpressionSyntax creation => creation.Type,
            _ => null,
        });
        return arguments.Concat(mentioned.OfType<TypeSyntax>()).Select(Name).OfType<string>();
    }

    private static string? Name(TypeSyntax type) => type switch
    {
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        _ => null,
    };
}
