using System.Collections.Immutable;
using System.ComponentModel;
using System.Globalization;
using Wirefix.Agent.Context;
using Wirefix.Workspace.Locating;

namespace Wirefix.Agent.Tools;

/// <summary><c>call_chain</c>: how the code comes from a route to the call that the finding is about.</summary>
internal sealed class CallChainTool(ISessionSource source)
{
    private const int MostChains = 3;

    [Description("The call chains from the route to the outbound call of the finding, through dependency injection, with the suspects on them; with a symbol, those through it.")]
    public async Task<string> AnswerAsync(
        [Description("A member that the chains have to pass through.")] string? symbol = null, CancellationToken cancellationToken = default)
    {
        var session = await source.CurrentAsync(cancellationToken).ConfigureAwait(false);
        var suspects = await session.SuspectsAsync(cancellationToken).ConfigureAwait(false);
        if (suspects.IsEmpty)
            throw new ToolException("no code of the solution makes the calls that the findings are about; is this the solution of the captured service?");
        var through = symbol is null ? suspects : await ThroughAsync(session, suspects, symbol, cancellationToken).ConfigureAwait(false);
        var chains = through.DistinctBy(suspect => string.Join('|', suspect.CallChain.Select(link => link.Location.Symbol))).ToArray();
        return ToolText.Of(
            string.Create(CultureInfo.InvariantCulture, $"{chains.Length} call chains{(chains.Length > MostChains ? $", the first {MostChains} of them" : "")}, that of the strongest suspect first."),
            chains.Take(MostChains).Select(suspect => ContextText.Block(Lines(session, suspect))));
    }

    private static async Task<ImmutableArray<Suspect>> ThroughAsync(
        FixSession session, ImmutableArray<Suspect> suspects, string symbol, CancellationToken cancellationToken)
    {
        var id = (await session.FindAsync(symbol, cancellationToken).ConfigureAwait(false)).Id.Split(", ")[0];
        ImmutableArray<Suspect> through = [.. suspects.Where(suspect => suspect.CallChain.Any(link => link.Location.Symbol == id))];
        return through.IsEmpty
            ? throw new ToolException($"no call chain of a finding passes through '{symbol}'; references(symbol) tells who uses it, call_chain() the chains there are.")
            : through;
    }

    private static IEnumerable<string> Lines(FixSession session, Suspect suspect)
    {
        var told = session.InHome(suspect);
        return
        [
            $"suspect: {told.Location.Symbol} ({told.Location.File}:{told.Location.Line.ToString(CultureInfo.InvariantCulture)})",
            .. told.Reasons.Select(reason => $"+ {reason}"),
            .. told.Doubts.Select(doubt => $"- {doubt}"),
            .. CodeSection.ChainLines(told),
        ];
    }
}
