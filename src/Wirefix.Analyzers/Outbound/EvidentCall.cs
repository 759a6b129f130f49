using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Wirefix.Analyzers.Outbound;

/// <summary>What the syntax of a call tells of it; worked out once, whichever rules ask.</summary>
internal sealed class EvidentCall
{
    private static readonly ConditionalWeakTable<InvocationExpressionSyntax, EvidentCall> Known = new();

    private EvidentCall(InvocationExpressionSyntax call)
    {
        MayBeHttpClient = EvidentReceiver.MayBeHttpClient(call);
        Address = MayBeHttpClient ? EvidentAddress.Of(call) : null;
    }

    /// <summary>Whether it may be a call of <c>HttpClient</c>.</summary>
    public bool MayBeHttpClient { get; }

    /// <summary>Where it goes; null where it takes more to tell.</summary>
    public RequestedPath? Address { get; }

    /// <summary>What is evident of a call.</summary>
    public static EvidentCall Of(InvocationExpressionSyntax call) => Known.GetValue(call, static call => new EvidentCall(call));
}
