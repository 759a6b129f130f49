using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Wirefix.Analyzers.Operations;

namespace Wirefix.Analyzers.Framing;

/// <summary>Which expressions stand for memory that belongs to something else: slices, spans and wrappers, no copies.</summary>
internal sealed class View(MemberBody body)
{
    /// <summary>The local whose memory an expression shows; null where it shows none or a copy.</summary>
    public static ILocalSymbol? Root(IOperation? operation)
    {
        while (operation?.Unwrapped() is { } shown)
        {
            if (shown is ILocalReferenceOperation reference)
                return reference.Local;
            operation = Shown(shown);
        }

        return null;
    }

    /// <summary>The locals that show the memory of a local, itself included: each of their values does.</summary>
    public IReadOnlyList<ILocalSymbol> Of(ILocalSymbol owner)
    {
        var views = new List<ILocalSymbol> { owner };
        var declared = body.Operations.OfType<IVariableDeclaratorOperation>().Select(declarator => declarator.Symbol).ToArray();
        // A view of a view is declared after it.
        foreach (var local in declared.Where(local => !views.Contains(local, SymbolEqualityComparer.Default)))
        {
            var values = body.Values(local).ToArray();
            if (values.Length > 0 && values.All(value => Root(value) is { } root && views.Contains(root, SymbolEqualityComparer.Default)))
                views.Add(local);
        }

        return views;
    }

    private static IOperation? Shown(IOperation view) => view switch
    {
        IInvocationOperation { TargetMethod.Name: "AsMemory" or "AsSpan" or "Slice" } call => call.Instance ?? call.ArgumentAt(0),
        IPropertyReferenceOperation { Property.Name: "Memory" or "Span" or "First" or "FirstSpan" or "Buffer" } part => part.Instance,
        IImplicitIndexerReferenceOperation { Type.Name: "Memory" or "ReadOnlyMemory" or "Span" or "ReadOnlySpan" } range => range.Instance,
        IObjectCreationOperation { Type.Name: "ArraySegment" or "Memory" or "ReadOnlyMemory" or "ReadOnlySequence" or "MemoryStream" } made
            when made.Arguments.Length > 0 => made.Arguments[0].Value,
        _ => null,
    };
}
