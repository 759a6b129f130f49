using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using Wirefix.Agent;
using Wirefix.Cli.Printing;

namespace Wirefix.Cli.Serving;

/// <summary>Asks the person at the client. What is done where the client cannot ask is up to whoever started the server.</summary>
/// <param name="unasked">Why a fix is not written where nobody can be asked; null where it is.</param>
internal sealed class ElicitedApproval(string? unasked) : IApproval
{
    private const string Answer = "write";

    /// <inheritdoc/>
    public async Task<string?> RefusalOfAsync(FixResult result, CancellationToken cancellationToken)
    {
        if (McpCall.Current is not { Server.ClientCapabilities.Elicitation: not null } call)
            return unasked;
        try
        {
            var said = await call.Server.ElicitAsync(Question(result), cancellationToken).ConfigureAwait(false);
            return said.IsAccepted && said.Content?.TryGetValue(Answer, out var yes) == true && yes.ValueKind == System.Text.Json.JsonValueKind.True
                ? null
                : "the person who was asked did not say yes";
        }
        catch (McpException exception)
        {
            return $"the client could not ask a person: {exception.Message}";
        }
    }

    private static ElicitRequestParams Question(FixResult result) => new()
    {
        Message = ApprovalText.Of(result),
        RequestedSchema = new ElicitRequestParams.RequestSchema
        {
            Properties = { [Answer] = new ElicitRequestParams.BooleanSchema { Title = "Write the fix and its test into the tree?", Default = false } },
            Required = [Answer],
        },
    };
}
