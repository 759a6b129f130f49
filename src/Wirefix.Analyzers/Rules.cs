using Microsoft.CodeAnalysis;

namespace Wirefix.Analyzers;

/// <summary>The id and the descriptor of every rule.</summary>
public static class Rules
{
    /// <summary>Outbound calls are started for every element of a sequence at once.</summary>
    public const string UnboundedFanOutId = "WIRE1001";

    private const string Concurrency = "Wirefix.Concurrency";
    private const string HelpBase = "https://github.com/wirefix/wirefix/blob/main/docs/rules/";

    internal static readonly DiagnosticDescriptor UnboundedFanOut = new(
        UnboundedFanOutId,
        title: "Outbound calls are started for every element at once",
        messageFormat: "'{0}' is called for every element at once; nothing limits how many calls are in flight",
        category: Concurrency,
        defaultSeverity: DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "As many requests leave the process as the sequence has elements. An upstream that limits its clients answers the surplus with errors.",
        helpLinkUri: HelpBase + UnboundedFanOutId + ".md");
}
