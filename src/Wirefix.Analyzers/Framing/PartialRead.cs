using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Wirefix.Analyzers.Operations;

namespace Wirefix.Analyzers.Framing;

/// <summary>Reads whose count is only asked whether anything came, before a number of fixed width is taken from the buffer.</summary>
internal sealed class PartialRead(BufferSymbols symbols)
{
    /// <summary>The property that holds how many bytes are needed at least; absent where no fix can fetch them.</summary>
    public const string NeededProperty = "needed";

    /// <summary>What is wrong with a call of <c>Read</c>, <c>ReadAsync</c>, <c>Receive</c> or <c>ReceiveAsync</c>.</summary>
    public IEnumerable<BufferMisuse> At(IInvocationOperation read)
    {
        if (read.TargetMethod.Name is not ("Read" or "ReadAsync" or "Receive" or "ReceiveAsync")
            || !symbols.ReadsPartly(read.Instance?.Unwrapped().Type)
            || View.Root(read.ArgumentAt(0)) is not { } buffer || !StartsAtZero(read))
        {
            return [];
        }

        var body = new MemberBody(read);
        if (ReadResult.Local(read) is not { } count || Comparisons(count, body) is not { } comparisons || IsFilledLater(buffer, body, read)
            || FixedWidth.ParsedFrom(buffer, body, read.Syntax.Span.End) is not { Bytes: > 1 } parsed)
        {
            return [];
        }

        var bytes = parsed.Bytes.ToString(CultureInfo.InvariantCulture);
        var properties = ImmutableDictionary<string, string?>.Empty;
        return
        [
            new BufferMisuse(
                read.Syntax,
                $"'{read.TargetMethod.Name}' may bring fewer than the {bytes} bytes that '{parsed.Method}' takes from '{buffer.Name}'")
            {
                Properties = CanFetch(read) && Room(read) >= parsed.Bytes ? properties.Add(NeededProperty, bytes) : properties,
                Others = [.. comparisons.Select(comparison => comparison.Syntax)],
            },
        ];
    }

    private static bool StartsAtZero(IInvocationOperation read)
    {
        var buffer = read.ArgumentAt(0);
        if (buffer is IInvocationOperation { TargetMethod.Name: "AsMemory" or "AsSpan" } view)
            return view.Arguments.Length < 2 || IsZero(view.ArgumentAt(1));

        // Of a byte array with offset and count, only the whole from the start.
        var offset = read.TargetMethod.Parameters.FirstOrDefault(parameter => parameter.Name == "offset");
        return buffer is ILocalReferenceOperation && (offset is null || IsZero(read.ArgumentAt(offset.Ordinal)));
    }

    // Another read may bring the rest.
    private static bool IsFilledLater(ILocalSymbol buffer, MemberBody body, IInvocationOperation read) =>
        body.Operations.OfType<IInvocationOperation>().Any(call =>
            call.Syntax.SpanStart > read.Syntax.Span.End
            && (call.TargetMethod.Name.StartsWith("Read", StringComparison.Ordinal) || call.TargetMethod.Name.StartsWith("Receive", StringComparison.Ordinal))
            && call.Instance is not null && SymbolEqualityComparer.Default.Equals(View.Root(call.ArgumentAt(0)), buffer));

    /// <summary>How many bytes a read may bring at most, where the code says so.</summary>
    private static int Room(IInvocationOperation read) =>
        read.ArgumentAt(0) is IInvocationOperation { TargetMethod.Name: "AsMemory" or "AsSpan", Arguments.Length: 3 } view
            ? view.ArgumentAt(2)?.ConstantValue is { HasValue: true, Value: int length } ? length : 0
            : int.MaxValue;

    private bool CanFetch(IInvocationOperation read) =>
        (read.Instance?.Unwrapped().Type).IsOrDerivesFrom(symbols.Stream) && symbols.Stream!.GetMembers("ReadAtLeastAsync").Any()
        && read.TargetMethod.Parameters.All(parameter => parameter.Name != "offset");

    /// <summary>The comparisons of a count with nothing; null where it is used in any other way, or never.</summary>
    private static IReadOnlyList<IBinaryOperation>? Comparisons(ILocalSymbol count, MemberBody body)
    {
        var uses = ReadResult.Uses(count, body);
        var comparisons = uses.Select(use => use.Parent).OfType<IBinaryOperation>().Where(IsWithNothing).ToArray();
        return uses.Length > 0 && comparisons.Length == uses.Length && body.Values(count).Take(2).Count() == 1 ? comparisons : null;
    }

    private static bool IsWithNothing(IBinaryOperation comparison) =>
        comparison.LeftOperand is ILocalReferenceOperation && comparison.RightOperand.ConstantValue is { HasValue: true, Value: int number }
        && comparison.OperatorKind switch
        {
            BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals => number == 0,
            BinaryOperatorKind.LessThanOrEqual or BinaryOperatorKind.GreaterThan => number == 0,
            BinaryOperatorKind.LessThan or BinaryOperatorKind.GreaterThanOrEqual => number == 1,
            _ => false,
        };

    private static bool IsZero(IOperation? operation) => operation?.ConstantValue is { HasValue: true, Value: 0 };
}
