using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Wirefix.Analyzers.Outbound;

/// <summary>What a call tells without its member being bound; worked out once, whichever rules ask.</summary>
internal sealed class EvidentCall
{
    private static readonly ConditionalWeakTable<InvocationExpressionSyntax, EvidentCall> Known = new();

    private EvidentCall(InvocationExpressionSyntax call, SemanticModel model)
    {
        MayBeHttpClient = EvidentReceiver.MayBeHttpClient(call, model);
        Address = MayBeHttpClient ? EvidentAddress.Of(call) : null;
    }

    /// <summary>Whether it may be a call of <c>HttpClient</c>.</summary>
    public bool MayBeHttpClient { get; }

    /// <summary>Where it goes; null where it takes more to tell.</summary>
    public RequestedPath? Address { get; }

    /// <summary>What is evident of a call.</summary>
    public static EvidentCall Of(InvocationExpressionSyntax call, SemanticModel model) =>
        Known.TryGetValue(call, out var known) ? known : Known.GetValue(call, call => new EvidentCall(call, model));
}
