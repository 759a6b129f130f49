using Microsoft.CodeAnalysis;

namespace Wirefix.Analyzers;

public static partial class Rules
{
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
