using System.Collections.Immutable;
using System.ComponentModel;
using Wirefix.Agent.Context;
using Wirefix.Traffic.Inspection;
using static System.FormattableString;

namespace Wirefix.Agent.Tools;

/// <summary><c>findings</c>: what is wrong in the capture.</summary>
internal sealed class FindingsTool(ISessionSource source)
{
    private const int MostFindings = 12;
    private const int MostExchanges = 20;

    [Description("What is wrong in the recorded traffic, most important first; with a number, all that is known of that one.")]
    public async Task<string> AnswerAsync(
        [Description("The number of one finding of the list.")] int? number = null,
        [Description("The .sln, .slnx, .slnf or .csproj file of the service. Only to begin with, or to turn to another one.")] string? solution = null,
        [Description("What was recorded: files or folders. Only to begin with, or to turn to another one.")] string[]? capture = null,
        [Description("The alert's file.")] string? alert = null,
        CancellationToken cancellationToken = default)
    {
        var session = await source.OpenAsync(new SessionPaths(solution, [.. capture ?? []], alert), cancellationToken).ConfigureAwait(false);
        var findings = session.Observation.RankedFindings();
        if (findings.IsEmpty)
            return $"The capture of {Exchanges(session)} shows no fault. Check that it holds the failing requests, with those that the service sent meanwhile.";
        return number is { } one ? One(session, findings, one) : All(session, findings);
    }

    private static string All(FixSession session, ImmutableArray<Finding> findings)
    {
        var more = findings.Length > MostFindings ? [Invariant($"and {findings.Length - MostFindings} more, of which findings(number) tells")] : Array.Empty<string>();
        var lines = findings.Take(MostFindings).Select((finding, index) => Invariant($"{index + 1}. {finding.Title} (exchange {finding.ExchangeIds[0]})")).Concat(more);
        return ToolText.Of(
            $"{findings.Length} findings in {Exchanges(session)}. findings(number) tells all of one, exchange(id) shows an exchange, reproduce() measures the fault.",
            ContextText.Block(lines));
    }

    private static string One(FixSession session, ImmutableArray<Finding> findings, int number)
    {
        if (number < 1 || number > findings.Length)
            throw new ToolException(Invariant($"there is no finding {number}; expected 1 to {findings.Length}."));
        var finding = findings[number - 1];
        var ids = finding.ExchangeIds.Take(MostExchanges).ToArray();
        var pair = ExchangePair.Of(finding, session.Observation.Capture.Snapshot);
        return ToolText.Of(
            Invariant($"Finding {number} of {findings.Length}. exchange(id) shows one of its {finding.ExchangeIds.Length} exchanges; the first {ids.Length} are listed."),
            [
                ContextText.Block(FindingSection.Lines(finding)),
                ContextText.Block(ids),
                .. pair is null ? [] : (ContextBlock[])[ContextText.Block(ExchangeDifference.Of(pair).Prepend($"failing {pair.Failing.Id} | healthy {pair.Healthy?.Id ?? "none"}"))],
            ]);
    }

    private static string Exchanges(FixSession session) => Invariant($"{session.Observation.Capture.Snapshot.Exchanges.Length} exchanges");
}
