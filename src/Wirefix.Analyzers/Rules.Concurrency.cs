using Microsoft.CodeAnalysis;

namespace Wirefix.Analyzers;

public static partial class Rules
{
    internal static readonly DiagnosticDescriptor UnboundedFanOut = new(
        UnboundedFanOutId,
        title: "Outbound calls are started for every element at once",
        messageFormat: "'{0}' is called for every element at once; nothing limits how many calls are in flight{1}",
        category: "Wirefix.Concurrency",
        defaultSeverity: DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "As many requests leave the process as the sequence has elements. An upstream that limits its clients answers the surplus with errors.",
        helpLinkUri: HelpBase + UnboundedFanOutId + ".md");

    internal static readonly DiagnosticDescriptor IgnoredRetryAfter = new(
        IgnoredRetryAfterId,
        title: "A refusal that names a time to wait is treated as any failure",
        messageFormat: "'{0}' {1}{2}",
        category: "Wirefix.Concurrency",
        defaultSeverity: DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "An upstream that answers 429 or 503 with Retry-After says when it can answer. "
            + "Who asks again at once, or gives up, makes the outage longer than it is.",
        helpLinkUri: HelpBase + IgnoredRetryAfterId + ".md");

    internal static readonly DiagnosticDescriptor LostUpdate = new(
        LostUpdateId,
        title: "A value is read, changed and written back across an await, and nothing keeps others from doing the same",
        messageFormat: "'{0}' writes back what was read before an await; what another call wrote in between is lost{1}",
        category: "Wirefix.Concurrency",
        defaultSeverity: DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "Two calls that overlap both read the old value; the second write undoes the first, and nobody gets an error.",
        helpLinkUri: HelpBase + LostUpdateId + ".md");
}
