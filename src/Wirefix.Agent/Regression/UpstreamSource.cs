namespace Wirefix.Agent.Regression;

/// <summary>The C# of the upstream that regression tests share: it answers from a recording and counts.</summary>
internal static class UpstreamSource
{
    /// <summary>The file's name beside the tests.</summary>
    public const string FileName = "RecordedUpstream.cs";

    /// <summary>The source for a namespace.</summary>
    public static string In(string @namespace) => $$""""
        using System.Net;
        using System.Text;
        using System.Text.Json;
        using System.Text.RegularExpressions;

        namespace {{@namespace}};

        /// <summary>
        /// Answers outbound calls from a recording (HAR) and counts how many are in flight. An answer is held until no
        /// further call has arrived for a moment, so that calls that can overlap do, however fast the machine is.
        /// </summary>
        public sealed class RecordedUpstream : HttpMessageHandler
        {
            private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(60);

            private readonly object _lock = new();
            private readonly Timer _quiet;
            private readonly Regex _counted;
            private readonly Dictionary<string, Queue<JsonElement>> _answers;
            private readonly HashSet<string> _made = [];
            private readonly List<string> _notRecorded = [];
            private TaskCompletionSource _wave = NewWave();
            private int _inFlight;

            /// <param name="recording">The HAR file, relative to the test's output folder.</param>
            /// <param name="counted">Which calls count as in flight, a pattern over "METHOD host/path?query".</param>
            public RecordedUpstream(string recording, string counted)
            {
                _quiet = new Timer(_ => ReleaseWave());
                _counted = new Regex(counted);
                using var har = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, recording)));
                _answers = har.RootElement.GetProperty("log").GetProperty("entries").Clone().EnumerateArray()
                    .GroupBy(entry => Call(entry.GetProperty("request")))
                    .ToDictionary(group => group.Key, group => new Queue<JsonElement>(group.Select(entry => entry.GetProperty("response"))));
            }

            /// <summary>The most counted calls that were in flight at once.</summary>
            public int PeakInFlight { get; private set; }

            /// <summary>Recorded calls that the service did not make.</summary>
            public IEnumerable<string> NotMade => _answers.Keys.Except(_made);

            /// <summary>Calls that the service made and the recording has no answer for.</summary>
            public IEnumerable<string> NotRecorded => _notRecorded;

            /// <inheritdoc />
            protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
            {
                var call = $"{request.Method} {request.RequestUri!.Host}{request.RequestUri.PathAndQuery}";
                var counts = _counted.IsMatch(call) ? 1 : 0;
                try
                {
                    await Arrive(counts).WaitAsync(cancellationToken);
                    return Answer(call, request);
                }
                finally
                {
                    lock (_lock)
                    {
                        _inFlight -= counts;
                    }
                }
            }

            /// <inheritdoc />
            protected override void Dispose(bool disposing)
            {
                _quiet.Dispose();
                base.Dispose(disposing);
            }

            /// <summary>Counts a call; the task ends when the wave of calls that it came with is let go.</summary>
            private Task Arrive(int counts)
            {
                lock (_lock)
                {
                    _inFlight += counts;
                    PeakInFlight = Math.Max(PeakInFlight, _inFlight);
                    _quiet.Change(Quiet, Timeout.InfiniteTimeSpan);
                    return _wave.Task;
                }
            }

            private void ReleaseWave()
            {
                lock (_lock)
                {
                    _wave.SetResult();
                    _wave = NewWave();
                }
            }

            private static TaskCompletionSource NewWave() => new(TaskCreationOptions.RunContinuationsAsynchronously);

            private HttpResponseMessage Answer(string call, HttpRequestMessage request)
            {
                lock (_lock)
                {
                    if (!_answers.TryGetValue(call, out var answers))
                    {
                        _notRecorded.Add(call);
                        return new HttpResponseMessage(HttpStatusCode.NotImplemented) { RequestMessage = request };
                    }

                    _made.Add(call);
                    return Response(answers.Count > 1 ? answers.Dequeue() : answers.Peek(), request);
                }
            }

            private static HttpResponseMessage Response(JsonElement recorded, HttpRequestMessage request)
            {
                var response = new HttpResponseMessage((HttpStatusCode)recorded.GetProperty("status").GetInt32())
                {
                    RequestMessage = request,
                    Content = new ByteArrayContent(Body(recorded.GetProperty("content"))),
                };
                foreach (var header in recorded.GetProperty("headers").EnumerateArray())
                {
                    var (name, value) = (header.GetProperty("name").GetString()!, header.GetProperty("value").GetString());
                    if (!response.Headers.TryAddWithoutValidation(name, value))
                    {
                        response.Content.Headers.TryAddWithoutValidation(name, value);
                    }
                }

                return response;
            }

            private static byte[] Body(JsonElement content)
            {
                var text = content.TryGetProperty("text", out var recorded) ? recorded.GetString()! : "";
                return content.TryGetProperty("encoding", out var encoding) && encoding.GetString() == "base64"
                    ? Convert.FromBase64String(text)
                    : Encoding.UTF8.GetBytes(text);
            }

            private static string Call(JsonElement request)
            {
                var url = new Uri(request.GetProperty("url").GetString()!);
                return $"{request.GetProperty("method").GetString()} {url.Host}{url.PathAndQuery}";
            }
        }

        """".ReplaceLineEndings("\n");
}
