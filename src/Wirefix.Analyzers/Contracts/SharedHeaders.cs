using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Wirefix.Analyzers.Outbound;

namespace Wirefix.Analyzers.Contracts;

/// <summary>
/// Tells which headers something of a compilation may set on every request of a client: its defaults, a handler, the propagation of
/// incoming ones. Each file is looked at once, each header asked for once.
/// </summary>
internal sealed class SharedHeaders
{
    private static readonly string[] Words = ["DefaultRequestHeaders", "DelegatingHandler", "HeaderPropagation"];

    private static readonly ConditionalWeakTable<Compilation, SharedHeaders> Known = new();

    private readonly ConcurrentDictionary<string, bool> _headers = new(StringComparer.OrdinalIgnoreCase);

    private readonly Lazy<bool> _hasForeignHandler;

    private readonly Lazy<SyntaxNode[]> _places;

    private SharedHeaders(Compilation compilation)
    {
        _hasForeignHandler = new(() => MessageHandlers.Of(compilation).Any(handler => handler.DeclaringSyntaxReferences.IsEmpty));
        _places = new(() => [.. compilation.SyntaxTrees.Where(Share).Select(tree => tree.GetRoot())]);
    }

    /// <summary>Those of a compilation.</summary>
    public static SharedHeaders Of(Compilation compilation) => Known.GetValue(compilation, static compilation => new SharedHeaders(compilation));

    /// <summary>Whether a header may be set; in doubt it may.</summary>
    public bool MaySet(string header) => _hasForeignHandler.Value || _headers.GetOrAdd(header, added => _places.Value.Any(code => MayBeSetIn(code, added)));

    private static bool Share(SyntaxTree tree) => WordSearch.HasAny(tree, Words, CancellationToken.None);

    private static bool MayBeSetIn(SyntaxNode code, string header) =>
        HeaderPlaces.Names(code, header) || code.DescendantNodes().OfType<InvocationExpressionSyntax>().Any(call =>
            call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Add" or "TryAddWithoutValidation", Expression: var target }
            && target.ToString() is var written
                && (written.EndsWith("Headers", StringComparison.Ordinal) || written.EndsWith("headers", StringComparison.Ordinal))
            && call.ArgumentList.Arguments.FirstOrDefault()?.Expression is not LiteralExpressionSyntax);
}
