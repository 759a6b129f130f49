using System.Collections.Concurrent;
using System.Text;
using ModelContextProtocol;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace Wirefix.Cli.Tests.Serving;

/// <summary><c>wirefix mcp</c> as a process, with the official client at its standard input and output.</summary>
internal sealed class ServedTool : IAsyncDisposable
{
    private static readonly string Tool = Path.Combine(AppContext.BaseDirectory, "wirefix.dll");

    private readonly StringBuilder _errors;

    private ServedTool(McpClient client, StringBuilder errors) => (Client, _errors) = (client, errors);

    public McpClient Client { get; }

    /// <summary>What it wrote to stderr.</summary>
    public string Errors
    {
        get
        {
            lock (_errors)
                return _errors.ToString();
        }
    }

    public static async Task<ServedTool> StartAsync(McpClientOptions? options, IDictionary<string, string?> environment, params IEnumerable<string> arguments)
    {
        var errors = new StringBuilder();
        var transport = new StdioClientTransport(new StdioClientTransportOptions
        {
            Command = "dotnet",
            Arguments = [Tool, "mcp", .. arguments],
            EnvironmentVariables = environment,
            StandardErrorLines = line =>
            {
                lock (errors)
                    errors.AppendLine(line);
            },
            ShutdownTimeout = TimeSpan.FromSeconds(20),
        });
        return new ServedTool(await McpClient.CreateAsync(transport, options, cancellationToken: TestContext.Current.CancellationToken), errors);
    }

    public static Task<ServedTool> StartAsync(params IEnumerable<string> arguments) => StartAsync(null, new Dictionary<string, string?>(), arguments);

    /// <summary>Calls a tool, and gives its text.</summary>
    public async Task<(string Text, bool IsError)> CallAsync(string tool, object? arguments = null, IProgress<ProgressNotificationValue>? progress = null, CancellationToken cancellationToken = default)
    {
        var named = arguments?.GetType().GetProperties().ToDictionary(property => property.Name, property => property.GetValue(arguments));
        var result = await Client.CallToolAsync(tool, named, progress, cancellationToken: cancellationToken);
        return (string.Join('\n', result.Content.OfType<TextContentBlock>().Select(content => content.Text)), result.IsError == true);
    }

    public ValueTask DisposeAsync() => Client.DisposeAsync();

    /// <summary>Remembers the steps that it is told.</summary>
    internal sealed class Steps : IProgress<ProgressNotificationValue>
    {
        private readonly ConcurrentQueue<ProgressNotificationValue> _told = new();

        public IReadOnlyList<ProgressNotificationValue> Told => [.. _told];

        public void Report(ProgressNotificationValue value) => _told.Enqueue(value);
    }
}
