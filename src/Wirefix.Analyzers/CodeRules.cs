using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Wirefix.Analyzers.Concurrency;
using Wirefix.Analyzers.Contracts;
using Wirefix.Analyzers.Encoding;
using Wirefix.Analyzers.Framing;
using Wirefix.Analyzers.Races;
using Wirefix.Analyzers.Retries;
using Wirefix.Analyzers.States;
using Wirefix.Analyzers.Suggestions;

namespace Wirefix.Analyzers;

/// <summary>
/// The analyzer that compilers load for the rules that look at code: all of them in one, since the compiler's driver alone takes several
/// percent of a build for as many analyzers as there are rules (docs/performance.md). A build that shows no suggestions may leave it out;
/// therefore <see cref="Observed.UnreadableFacts"/>, which warns, is an analyzer of its own.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CodeRules : DiagnosticAnalyzer
{
    /// <summary>The rules, in the order of their ids.</summary>
    public static ImmutableArray<WirefixAnalyzer> Rules { get; } =
    [
        new UnboundedFanOut(), new IgnoredRetryAfter(), new LostUpdate(), new UnboundField(), new KindMismatch(),
        new UnexpectedNull(), new UnknownToken(), new MissingHeader(), new UrlEscaping(), new StreamFraming(), new HandMadeMultipart(),
        new BufferContract(), new StateTransition(), new VerifiedFixAtHand(),
    ];

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [.. Rules.SelectMany(rule => rule.SupportedDiagnostics)];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context) => WirefixAnalyzer.Initialize(context, Rules);
}
