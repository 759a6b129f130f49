namespace Wirefix.Cli.Serving;

/// <summary>Hears what a session does, and tells it to whoever called.</summary>
internal sealed class McpProgress : IProgress<string>
{
    void IProgress<string>.Report(string value) => McpCall.Current?.Tell(value);
}
