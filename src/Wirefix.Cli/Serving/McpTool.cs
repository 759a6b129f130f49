using Microsoft.Extensions.AI;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using Wirefix.Agent.Tools;

namespace Wirefix.Cli.Serving;

/// <summary>A tool as MCP knows one: marked where it changes nothing, ended where its call is cancelled or the server stops.</summary>
internal sealed class McpTool : DelegatingMcpServerTool
{
    private readonly CancellationToken _stopped;

    private McpTool(McpServerTool inner, CancellationToken stopped)
        : base(inner) => _stopped = stopped;

    /// <summary>The tool.</summary>
    /// <param name="tool">What it does.</param>
    /// <param name="stopped">Ends all calls.</param>
    public static McpTool Of(ToolFunction tool, CancellationToken stopped) => new(
        McpServerTool.Create(new Answering(tool), new McpServerToolCreateOptions { ReadOnly = tool.IsReadOnly, OpenWorld = false }), stopped);

    /// <inheritdoc/>
    public override async ValueTask<CallToolResult> InvokeAsync(RequestContext<CallToolRequestParams> request, CancellationToken cancellationToken = default)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _stopped);
        var call = new McpCall(request.Server, request.Params?.ProgressToken);
        McpCall.Current = call;
        try
        {
            return await base.InvokeAsync(request, ended.Token).ConfigureAwait(false);
        }
        finally
        {
            await call.ToldAsync().ConfigureAwait(false);
        }
    }

    /// <summary>The tool with its errors as MCP tells them.</summary>
    private sealed class Answering(ToolFunction tool) : DelegatingAIFunction(tool)
    {
        protected override async ValueTask<object?> InvokeCoreAsync(AIFunctionArguments arguments, CancellationToken cancellationToken)
        {
            var answer = await tool.AnswerAsync(arguments, cancellationToken).ConfigureAwait(false);
            return new CallToolResult { Content = [new TextContentBlock { Text = answer.Text }], IsError = answer.IsError };
        }
    }
}
