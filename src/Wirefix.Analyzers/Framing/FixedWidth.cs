using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Wirefix.Analyzers.Operations;

namespace Wirefix.Analyzers.Framing;

/// <summary>Numbers of fixed width that are taken from a buffer at a known place.</summary>
internal static class FixedWidth
{
    /// <summary>
    /// How many bytes of a buffer the calls after a position need, by the one that reaches furthest; null where there is none.
    /// </summary>
    public static (string Method, int Bytes)? ParsedFrom(ILocalSymbol buffer, MemberBody body, int position)
    {
        var parsed = body.Operations.OfType<IInvocationOperation>()
            .Where(call => call.Syntax.SpanStart > position && SymbolEqualityComparer.Default.Equals(View.Root(call.ArgumentAt(0)), buffer))
            .Select(call => (call.TargetMethod.Name, Bytes: Offset(call) is { } offset ? offset + Width(call.TargetMethod) : 0))
            .OrderByDescending(call => call.Bytes).FirstOrDefault();
        return parsed.Bytes > 0 ? parsed : null;
    }

    private static int Width(IMethodSymbol method) => method switch
    {
        { ContainingType.Name: "BinaryPrimitives" } when Begins(method, "Read") => Width(method.ReturnType),
        { ContainingType.Name: nameof(BitConverter) } when Begins(method, "To") => Width(method.ReturnType),
        _ => 0,
    };

    private static bool Begins(IMethodSymbol method, string word) => method.Name.StartsWith(word, StringComparison.Ordinal);

    private static int Width(ITypeSymbol type) => type.SpecialType switch
    {
        SpecialType.System_Int16 or SpecialType.System_UInt16 or SpecialType.System_Char => 2,
        SpecialType.System_Int32 or SpecialType.System_UInt32 or SpecialType.System_Single => 4,
        SpecialType.System_Int64 or SpecialType.System_UInt64 or SpecialType.System_Double => 8,
        _ => 0,
    };

    /// <summary>Where in the buffer a call begins to take; null where that is not a constant, or not from the buffer's start.</summary>
    private static int? Offset(IInvocationOperation call)
    {
        if (Width(call.TargetMethod) == 0)
            return null;

        var start = call.TargetMethod.Parameters.Length > 1 ? Constant(call.ArgumentAt(1)) : 0;
        return start is { } from && ViewStart(call.ArgumentAt(0)) is { } shown ? from + shown : null;
    }

    private static int? ViewStart(IOperation? view) => view?.Unwrapped() switch
    {
        ILocalReferenceOperation => 0,
        IInvocationOperation { TargetMethod.Name: "AsSpan" or "AsMemory", TargetMethod.IsExtensionMethod: true } call =>
            call.Arguments.Length == 1 ? 0 : Constant(call.ArgumentAt(1)),
        IPropertyReferenceOperation { Property.Name: "Span" } span => ViewStart(span.Instance),
        _ => null,
    };

    private static int? Constant(IOperation? operation) => operation?.ConstantValue is { HasValue: true, Value: int value } ? value : null;
}
