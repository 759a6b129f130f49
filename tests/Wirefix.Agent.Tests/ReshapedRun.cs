using System.Text;
using Wirefix.Agent.Proposing;
using Wirefix.Agent.Tests.Trees;
using Wirefix.Traffic.Formats;
using Wirefix.Workspace.Writing;

namespace Wirefix.Agent.Tests;

/// <summary>One run of the whole line on a reshaped tree; many tests look at what it left.</summary>
public abstract class ReshapedRun : IAsyncLifetime
{
    public const string Solution = "Harbor.sln";
    public const string Service = "src/Harbor.Api/Intake/ParcelCollector.cs";
    public const string Member = "CollectPageAsync";

    private readonly IAgent _agent;

    private protected ReshapedRun(SampleTree tree, IAgent agent)
    {
        Tree = tree;
        _agent = agent;
        Before = tree.Digests();
    }

    public SampleTree Tree { get; }

    /// <summary>The tree before the run.</summary>
    public SortedDictionary<string, string> Before { get; }

    public FixResult Result { get; private set; } = null!;

    /// <summary>What the run would change of the service's own sources.</summary>
    public FileChange ServiceChange => Result.Changes.Single(change => change.Path == Tree[Service]);

    public async ValueTask InitializeAsync() => Result = await FixRun.RunAsync(
        new FixRequest(Tree[Solution], new CaptureSource(Tree["capture.har"]), null, _agent), Quiet.Instance, TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync()
    {
        Tree.Dispose();
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    /// <summary>The text of a file of the run's folder.</summary>
    public string Document(string name) => File.ReadAllText(Path.Combine(Result.RunFolder, name));

    public static string TextOf(ReadOnlyMemory<byte>? content) => Encoding.UTF8.GetString(content!.Value.Span);
}
