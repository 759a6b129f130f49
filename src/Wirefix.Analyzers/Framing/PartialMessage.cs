using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Wirefix.Analyzers.Operations;

namespace Wirefix.Analyzers.Framing;

/// <summary>Parts of a WebSocket message that are decoded as if each were the whole.</summary>
internal static class PartialMessage
{
    /// <summary>What is wrong with a call of <c>WebSocket.ReceiveAsync</c>.</summary>
    public static IEnumerable<BufferMisuse> At(IInvocationOperation receive, BufferSymbols symbols)
    {
        if (receive.TargetMethod.Name != "ReceiveAsync" || !receive.TargetMethod.ContainingType.IsOrDerivesFrom(symbols.WebSocket))
            return [];

        var body = new MemberBody(receive);
        if (ReadResult.Local(receive) is not { } result || ReadResult.Uses(result, body) is not { Length: > 0 } uses || !uses.All(IsKnown))
            return [];

        var decoded = uses.SelectMany(Ancestors).OfType<IInvocationOperation>().FirstOrDefault(IsDecoding);
        if (decoded is null)
            return [];

        var message = $"'{decoded.TargetMethod.Name}' decodes what may be a part of a message; nothing looks at 'EndOfMessage'";
        return [new BufferMisuse(receive.Syntax, message)];
    }

    /// <summary>Whether a use of the result leaves the end of the message out; what is passed on may look at it.</summary>
    private static bool IsKnown(IOperation reference) =>
        reference.Parent is IPropertyReferenceOperation
        {
            Property.Name: "Count" or "MessageType" or "CloseStatus" or "CloseStatusDescription",
        };

    private static bool IsDecoding(IInvocationOperation call) => call.TargetMethod switch
    {
        { Name: "GetString", ContainingType.Name: "Encoding" or "UTF8Encoding" or "ASCIIEncoding" } => true,
        { ContainingType.Name: "JsonSerializer" } => call.TargetMethod.Name == "Deserialize",
        { ContainingType.Name: "JsonDocument" or "JsonNode" } => call.TargetMethod.Name == "Parse",
        _ => false,
    };

    private static IEnumerable<IOperation> Ancestors(IOperation operation)
    {
        for (var current = operation.Parent; current is not null and not IBlockOperation; current = current.Parent)
            yield return current;
    }
}
