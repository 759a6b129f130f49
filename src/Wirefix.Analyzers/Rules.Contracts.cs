using Microsoft.CodeAnalysis;

namespace Wirefix.Analyzers;

public static partial class Rules
{
    internal static readonly DiagnosticDescriptor UnboundField = new(
        UnboundFieldId,
        title: "A field on the wire has no member, next to a member that the wire never carries",
        messageFormat: "'{0}' of {1} is never on the wire, '{2}' is, in {3}",
        category: "Wirefix.Contracts",
        defaultSeverity: DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "The field's value is dropped and the member keeps its default, without an error. "
            + "The name changed on one side, or another naming policy is in force.",
        helpLinkUri: HelpBase + UnboundFieldId + ".md");

    internal static readonly DiagnosticDescriptor KindMismatch = new(
        KindMismatchId,
        title: "A field's kind on the wire does not fit the member's type",
        messageFormat: "'{0}' of {1} is {2}, the wire had {3} in {4}",
        category: "Wirefix.Contracts",
        defaultSeverity: DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "Reading such a value fails, or loses a part of it.",
        helpLinkUri: HelpBase + KindMismatchId + ".md");

    internal static readonly DiagnosticDescriptor UnexpectedNull = new(
        UnexpectedNullId,
        title: "A member that cannot be null was seen null or absent",
        messageFormat: "'{0}' of {1} is not nullable, the wire {2}",
        category: "Wirefix.Contracts",
        defaultSeverity: DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "A member of a reference type is null against its declaration, and fails where it is used; "
            + "one of a value type, or a required one, fails when it is read.",
        helpLinkUri: HelpBase + UnexpectedNullId + ".md");

    internal static readonly DiagnosticDescriptor UnknownToken = new(
        UnknownTokenId,
        title: "A word on the wire is no member of the enum",
        messageFormat: "{0} has no member for '{1}', which the wire had in {2}",
        category: "Wirefix.Contracts",
        defaultSeverity: DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "Reading the word fails, and with it the whole message.",
        helpLinkUri: HelpBase + UnknownTokenId + ".md");

    internal static readonly DiagnosticDescriptor MissingTokenConverter = new(
        UnknownTokenId,
        title: "Texts are read into an enum without a string converter",
        messageFormat: "'{0}' of {1} is an enum without a string converter, the wire had a text in {2}",
        category: "Wirefix.Contracts",
        defaultSeverity: DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "System.Text.Json reads enums from numbers alone, unless a converter is set.",
        helpLinkUri: HelpBase + UnknownTokenId + ".md");

    internal static readonly DiagnosticDescriptor MissingHeader = new(
        MissingHeaderId,
        title: "A header that every successful call carried is not set",
        messageFormat: "'{0}' sends no '{1}'; all {2} successful calls of {3} carried it, and {4}",
        category: "Wirefix.Contracts",
        defaultSeverity: DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "An upstream that answers only calls with a header refuses this one. "
            + "The header is part of its contract, even where no document says so.",
        helpLinkUri: HelpBase + MissingHeaderId + ".md");
}
