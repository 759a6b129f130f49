using System.Globalization;
using Microsoft.Extensions.AI;
using Wirefix.Agent.Proposing.Models.Asking;
using Wirefix.Agent.Proposing.Models.Spending;
using Wirefix.Agent.Proposing.Models.Transcripts;
using Wirefix.Traffic;
using Wirefix.Workspace.Editing;

namespace Wirefix.Agent.Proposing.Models;

/// <summary>
/// A model in a loop: it gets the task, calls tools, and submits a proposal; what a gate refuses goes back in the same conversation. It has no other hands
/// than the tools, and nothing that it says is believed.
/// </summary>
public sealed class ModelAgent : IAgent, IDisposable
{
    private const int MostCalls = 40;
    private const int MostCharacters = 500;

    private readonly ModelSetup _setup;
    private readonly Meter _meter;
    private readonly Transcript _transcript;
    private readonly IChatClient _client;
    private readonly List<ChatMessage> _conversation = [];

    /// <summary>An agent with a model.</summary>
    /// <param name="client">The model; it is disposed with the agent.</param>
    /// <param name="setup">How it is asked.</param>
    /// <exception cref="PreconditionException">The transcript cannot be written where it should be.</exception>
    public ModelAgent(IChatClient client, ModelSetup setup)
    {
        _setup = setup;
        _meter = new Meter(setup.Budget);
        _transcript = new Transcript(setup.TranscriptFile);
        _client = new RecordingChatClient(client, setup.Name, _transcript, setup.Redactor);
    }

    /// <inheritdoc/>
    public string Name => _setup.Name;

    /// <inheritdoc/>
    public AgentRecord Record => new(_meter.Taken, _transcript.Text);

    /// <inheritdoc/>
    AgentRecord? IAgent.Record => Record;

    /// <inheritdoc/>
    /// <exception cref="PreconditionException">A playback does not fit.</exception>
    public async Task<Proposal?> ProposeAsync(AgentTask task, CancellationToken cancellationToken)
    {
        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        time.CancelAfter(task.TimeLeft);
        try
        {
            return await ConverseAsync(task, time.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw Failed($"the model did not propose within the {task.TimeLeft.TotalSeconds:0} s that it had left in round {task.Round}");
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _client.Dispose();
        _transcript.Dispose();
    }

    private async Task<Proposal?> ConverseAsync(AgentTask task, CancellationToken cancellationToken)
    {
        Tell(task);
        var tools = _setup.ToolsOf(task);
        var model = new ModelCall(_client, new ChatOptions { Tools = [.. tools.Functions] }, _meter);
        var answers = new ToolCalls(tools.Functions, _setup.Redactor);
        for (var call = 0; call < MostCalls; call++)
        {
            var response = await model.AskAsync(_conversation, cancellationToken).ConfigureAwait(false);
            RefuseRefusal(response);
            _conversation.AddRange(response.Messages.Where(message => message.Contents.Count > 0));
            FunctionCallContent[] calls = [.. response.Messages.SelectMany(message => message.Contents).OfType<FunctionCallContent>()];
            if (calls.Length > 0)
            {
                _meter.AddToolCalls(calls.Length);
                _conversation.Add(await answers.AnswerAsync(calls, cancellationToken).ConfigureAwait(false));
                if (tools.Submitted() is { } proposal)
                    return proposal with { Agent = Name };
            }
            else if (response.FinishReason == ChatFinishReason.Length)
                _conversation.Add(ModelBrief.Cut);
            else if (task.Attempts.Any(attempt => attempt.IsConfirmed))
                return null;
            else
                throw Failed($"the model ended without a proposal in round {task.Round}{Words(response.Text)}");
        }

        throw Failed($"the model was called {MostCalls} times in round {task.Round} and submitted no proposal");
    }

    private void Tell(AgentTask task)
    {
        if (task.Attempts.IsEmpty)
        {
            _conversation.Clear();
            _conversation.Add(new ChatMessage(ChatRole.System, ModelBrief.Rules));
        }

        var text = task.Attempts.IsEmpty ? ModelBrief.TaskOf(task) : ModelBrief.JudgementOf(task);
        _conversation.Add(new ChatMessage(ChatRole.User, _setup.Redactor.Redact(text)));
    }

    private void RefuseRefusal(ChatResponse response)
    {
        var refusal = response.Messages.SelectMany(message => message.Contents).OfType<ErrorContent>().FirstOrDefault();
        if (refusal is not null || response.FinishReason == ChatFinishReason.ContentFilter)
            throw new AgentException($"the model refuses the task{Words(refusal?.Message ?? response.Text)}");
    }

    private static AgentException Failed(FormattableString why) => new(why.ToString(CultureInfo.InvariantCulture));

    // As code, which no reader of the report renders.
    private string Words(string text)
    {
        var words = VisibleText.Of(_setup.Redactor.Redact(text).ReplaceLineEndings(" ")).Trim().Replace('`', '\'');
        if (words.Length == 0)
            return "; it said nothing";
        return $"; its last words: `{(words.Length <= MostCharacters ? words : $"…{words[^MostCharacters..]}")}`";
    }
}
