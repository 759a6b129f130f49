using Wirefix.Agent.Proposing.Models.Asking;
using Wirefix.Agent.Proposing.Models.Spending;
using Wirefix.Agent.Proposing.Models.Transcripts;
using Wirefix.Traffic.Redaction;

namespace Wirefix.Agent.Proposing.Models;

/// <summary>Makes the agents that have a model.</summary>
public static class ModelAgents
{
    /// <summary>A model that is asked.</summary>
    /// <exception cref="PreconditionException">A key, a price or a place for the transcript is missing.</exception>
    public static ModelAgent Live(ModelName name, ModelOrder order, Redactor redactor)
    {
        var setup = SetupOf(name.ToString(), name.Model, order, redactor);
        return new ModelAgent(new ModelClients(Environment.GetEnvironmentVariable, redactor, TimeProvider.System).Create(name), setup);
    }

    /// <summary>What a model answered once; nothing is sent anywhere.</summary>
    /// <exception cref="PreconditionException">The file is no transcript, or a price is missing.</exception>
    public static ModelAgent PlayedBack(string file, ModelOrder order, Redactor redactor)
    {
        var transcript = TranscriptFile.Read(file);
        var setup = SetupOf(transcript.Agent, ModelName.Parse(transcript.Agent)?.Model ?? transcript.Agent, order, redactor);
        return new ModelAgent(new PlaybackChatClient(transcript, redactor), setup);
    }

    private static ModelSetup SetupOf(string agent, string model, ModelOrder order, Redactor redactor) => new(agent, ModelTools.Of, redactor)
    {
        TranscriptFile = order.Record,
        Budget = new ModelBudget { MostTokens = order.MostTokens, MostCost = order.MostCost, Price = PriceOf(model, order), Currency = order.Prices?.Currency },
    };

    private static ModelPrice? PriceOf(string model, ModelOrder order)
    {
        if (order.Prices is not { } table)
            return null;
        if (table.Models.GetValueOrDefault(model) is { } price)
            return price;
        var others = string.Join(", ", table.Models.Keys.Order(StringComparer.Ordinal).Select(name => $"'{name}'"));
        throw new PreconditionException(
            $"--prices: expected a price of '{model}', found prices of {others}. Add one, or leave --prices out: no cost is claimed then.");
    }
}
