using System.Net;

namespace Wirefix.CodeFixes.Tests;

/// <summary>
/// An upstream that answers only when as many calls are in flight as ever will be: so many as the limit, or all that
/// are left. A call too many is there by then, and counted.
/// </summary>
internal sealed class Upstream(int calls, int limit, Func<string, HttpStatusCode> status) : HttpMessageHandler
{
    private readonly Lock _lock = new();
    private readonly List<TaskCompletionSource> _waiting = [];
    private int _left = calls;

    /// <summary>The most calls that were in flight at the same time.</summary>
    public int Peak { get; private set; }

    /// <summary>How many calls have arrived.</summary>
    public int Arrived { get; private set; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            Arrived++;
            _waiting.Add(turn);
            Peak = Math.Max(Peak, _waiting.Count);
        }

        await AnswerOldestAsync();
        await turn.Task.WaitAsync(TimeSpan.FromSeconds(30), cancellationToken);
        var path = request.RequestUri!.AbsolutePath.TrimStart('/');
        return new HttpResponseMessage(status(path)) { Content = new StringContent(path) };
    }

    private async Task AnswerOldestAsync()
    {
        // Whoever is on the way already shall arrive first.
        for (var i = 0; i < 20; i++)
            await Task.Yield();

        lock (_lock)
        {
            while (_waiting.Count >= Math.Min(limit, _left) && _waiting.Count > 0)
            {
                _waiting[0].SetResult();
                _waiting.RemoveAt(0);
                _left--;
            }
        }
    }
}
