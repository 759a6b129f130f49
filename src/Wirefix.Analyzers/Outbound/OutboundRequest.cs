using Microsoft.CodeAnalysis.Operations;
using Wirefix.Analyzers.Operations;

namespace Wirefix.Analyzers.Outbound;

/// <summary>One request that code sends.</summary>
/// <param name="Method">The HTTP method in upper case.</param>
/// <param name="Target">Where it goes.</param>
internal sealed record OutboundRequest(string Method, RequestedPath Target)
{
    /// <summary>What a call of <c>HttpClient</c> requests; null where the call is none, or the code does not tell.</summary>
    public static OutboundRequest? Of(IInvocationOperation call, MemberBody body)
    {
        if (!HttpCalls.Is(call.TargetMethod))
            return null;

        var message = SentMessage.Of(call, body);
        var verb = HttpCalls.VerbOf(call.TargetMethod.Name) is { Length: > 0 } named ? named : message?.Method;
        var address = call.ArgumentFor("requestUri") ?? message?.Address;
        return verb is not null && address is not null && RequestedPath.Parse(new WrittenText(body).Of(address)) is { } target
            ? new OutboundRequest(verb, target)
            : null;
    }
}
