using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Wirefix.Agent.Proposing;
using Wirefix.Agent.Proposing.Models;
using Wirefix.Agent.Proposing.Models.Spending;
using Wirefix.Traffic.Redaction;

namespace Wirefix.Cli.Commands;

/// <summary>What a model may take, and where its conversation is written to or read from.</summary>
internal sealed class ModelOptions
{
    private readonly Option<long?> _tokens = new("--max-tokens")
    {
        Description = "How many tokens the model may take in all rounds together, prompts and answers; not bounded by default.",
        HelpName = "N",
    };

    private readonly Option<decimal?> _cost = new("--max-cost")
    {
        Description = "What the model may cost in all rounds together, in the currency of --prices; not bounded by default.",
        HelpName = "AMOUNT",
    };

    private readonly Option<string?> _prices = new("--prices")
    {
        Description = "A JSON file with what models cost; without it no cost is told. See docs/agents.md.",
        HelpName = "FILE",
    };

    private readonly Option<string?> _record = new("--record")
    {
        Description = "A new file that gets everything that is asked of the model and answered by it, as it happens, redacted.",
        HelpName = "FILE",
    };

    private readonly Option<string?> _playback = new("--playback")
    {
        Description = "A file that --record wrote: it answers in the place of the model, without a network, as long as the same is asked.",
        HelpName = "FILE",
    };

    private ModelOptions()
    {
    }

    /// <summary>Adds the options to a command.</summary>
    public static ModelOptions AddTo(Command command)
    {
        var options = new ModelOptions();
        foreach (var option in options.All)
            command.Options.Add(option);
        command.Validators.Add(options.Refuse);
        return options;
    }

    /// <summary>The options that bound what the model may take.</summary>
    public IEnumerable<Option> Bounds => [_tokens, _cost];

    /// <summary>The options about the transcript of a single run.</summary>
    public IEnumerable<Option> OfTranscript => [_record, _playback];

    private Option[] All => [_tokens, _cost, _prices, _record, _playback];

    /// <summary>The agent that is played back; null where none is.</summary>
    public IAgent? PlayedBack(ParseResult parsed, Redactor redactor) =>
        parsed.GetValue(_playback) is { } file ? ModelAgents.PlayedBack(file, OrderOf(parsed), redactor) : null;

    /// <summary>The agent of a model.</summary>
    public IAgent AgentOf(ModelName name, ParseResult parsed, Redactor redactor) => ModelAgents.Live(name, OrderOf(parsed), redactor);

    /// <summary>Whether a transcript takes the model's place.</summary>
    public bool PlaysBack(CommandResult result) => result.GetValue(_playback) is not null;

    /// <summary>The options of these that were given, by name.</summary>
    public IEnumerable<string> Given(CommandResult result) => All.Where(option => result.GetResult(option) is not null).Select(option => option.Name);

    private ModelOrder OrderOf(ParseResult parsed) => new()
    {
        MostTokens = parsed.GetValue(_tokens),
        MostCost = parsed.GetValue(_cost),
        Prices = parsed.GetValue(_prices) is { } file ? PriceTable.Read(file) : null,
        Record = parsed.GetValue(_record),
    };

    private void Refuse(CommandResult result)
    {
        if (result.GetValue(_tokens) < 1)
            result.AddError($"--max-tokens expects 1 at least, found {result.GetValue(_tokens)?.ToString(CultureInfo.InvariantCulture)}.");
        if (result.GetValue(_cost) <= 0)
            result.AddError($"--max-cost expects more than 0, found {result.GetValue(_cost)?.ToString(CultureInfo.InvariantCulture)}.");
        if (result.GetValue(_cost) is not null && result.GetValue(_prices) is null)
            result.AddError("--max-cost needs --prices FILE, which says what the model costs.");
        if (result.GetValue(_record) is not null && PlaysBack(result))
            result.AddError("--record and --playback exclude each other; give one of them.");
    }
}
