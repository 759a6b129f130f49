using Wirefix.Analyzers.Retries;
using Wirefix.CodeFixes.Retries;
using Wirefix.Testing;

namespace Wirefix.CodeFixes.Tests.Retries;

public sealed class IgnoredRetryAfterCodeFixTests
{
    private const string Patient = """

            private static async Task<HttpResponseMessage> SendPatientlyAsync(
                Func<Task<HttpResponseMessage>> send, CancellationToken cancellationToken)
            {
                const int maxAttempts = 3;
                var longestWait = TimeSpan.FromMinutes(1);
                for (var attempt = 1; ; attempt++)
                {
                    var response = await send();
                    if (attempt == maxAttempts || (int)response.StatusCode is not (429 or 503))
                        return response;
                    if (response.Headers.RetryAfter is not { } retryAfter)
                        return response;

                    var wait = retryAfter.Delta ?? retryAfter.Date - DateTimeOffset.UtcNow ?? TimeSpan.Zero;
                    if (wait > longestWait)
                        return response;

                    response.Dispose();
                    await Task.Delay(wait > TimeSpan.Zero ? wait : TimeSpan.Zero, cancellationToken);
                }
            }
        """;

    [Fact]
    public Task A_call_is_made_again_when_the_upstream_says() => Check("""
        public async Task<string> FetchAsync(string id, CancellationToken cancellationToken)
        {
            // The whole order.
            using var answer = await http.[|GetAsync|]($"/orders/{id}", cancellationToken);
            answer.EnsureSuccessStatusCode();
            return await answer.Content.ReadAsStringAsync(cancellationToken);
        }
        """, """
        public async Task<string> FetchAsync(string id, CancellationToken cancellationToken)
        {
            // The whole order.
            using var answer = await SendPatientlyAsync(() => http.GetAsync($"/orders/{id}", cancellationToken), cancellationToken);
            answer.EnsureSuccessStatusCode();
            return await answer.Content.ReadAsStringAsync(cancellationToken);
        }
        """);

    [Fact]
    public Task A_message_is_built_anew_for_each_attempt() => Check("""
        public async Task<bool> FetchAsync(string id, string user, CancellationToken cancellationToken)
        {
            var uri = $"/orders/{id}";

            using var request = new HttpRequestMessage(HttpMethod.Get, uri);
            request.Headers.Add("X-User", user);

            using var answer = await http.[|SendAsync|](request, cancellationToken);
            return answer.IsSuccessStatusCode;
        }
        """, """
        public async Task<bool> FetchAsync(string id, string user, CancellationToken cancellationToken)
        {
            var uri = $"/orders/{id}";

            using var answer = await SendPatientlyAsync(async () =>
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, uri);
                request.Headers.Add("X-User", user);
                return await http.SendAsync(request, cancellationToken);
            }, cancellationToken);
            return answer.IsSuccessStatusCode;
        }
        """);

    [Fact]
    public Task A_message_that_is_built_at_the_call_stays_there() => Check("""
        public async Task<bool> FetchAsync(string id)
        {
            var answer = await http.[|SendAsync|](new HttpRequestMessage(HttpMethod.Get, $"/orders/{id}"));
            return answer.IsSuccessStatusCode;
        }
        """, """
        public async Task<bool> FetchAsync(string id)
        {
            var answer = await SendPatientlyAsync(() => http.SendAsync(new HttpRequestMessage(HttpMethod.Get, $"/orders/{id}")), default);
            return answer.IsSuccessStatusCode;
        }
        """);

    [Fact]
    public Task A_call_that_hides_its_answer_becomes_one_that_shows_it() => Check("""
        public async Task<string> FetchAsync(string id, CancellationToken cancellationToken)
        {
            // As text.
            var text = await http.[|GetStringAsync|]($"/orders/{id}", cancellationToken);
            return text.Trim();
        }
        """, """
        public async Task<string> FetchAsync(string id, CancellationToken cancellationToken)
        {
            // As text.
            using var response = await SendPatientlyAsync(() => http.GetAsync($"/orders/{id}", cancellationToken), cancellationToken);
            response.EnsureSuccessStatusCode();
            var text = await response.Content.ReadAsStringAsync(cancellationToken);
            return text.Trim();
        }
        """);

    [Fact]
    public Task A_value_is_read_as_it_was_with_its_options() => Check("""
        public async Task<int[]> FetchAsync(string id, System.Text.Json.JsonSerializerOptions options, CancellationToken cancellationToken)
        {
            return await http.[|GetFromJsonAsync<int[]>|]($"/orders/{id}", options, cancellationToken) ?? [];
        }
        """, """
        public async Task<int[]> FetchAsync(string id, System.Text.Json.JsonSerializerOptions options, CancellationToken cancellationToken)
        {
            using var response = await SendPatientlyAsync(() => http.GetAsync($"/orders/{id}", cancellationToken), cancellationToken);
            response.EnsureSuccessStatusCode();
            return await response.Content.ReadFromJsonAsync<int[]>(options, cancellationToken) ?? [];
        }
        """);

    [Fact]
    public Task Several_calls_of_a_class_share_one_method() => Check("""
        public async Task<bool> FetchAsync(string id) => (await http.[|GetAsync|]($"/orders/{id}")).IsSuccessStatusCode;

        public async Task<bool> HasAsync(string id) => (await http.[|GetAsync|]("/orders/" + id)).IsSuccessStatusCode;
        """, """
        public async Task<bool> FetchAsync(string id) => (await SendPatientlyAsync(() => http.GetAsync($"/orders/{id}"), default)).IsSuccessStatusCode;

        public async Task<bool> HasAsync(string id) => (await SendPatientlyAsync(() => http.GetAsync("/orders/" + id), default)).IsSuccessStatusCode;
        """);

    [Fact]
    public async Task The_context_is_left_where_the_code_leaves_it() => await Case("""
        public async Task<bool> FetchAsync(string id) => (await http.[|GetAsync|]($"/orders/{id}").ConfigureAwait(false)).IsSuccessStatusCode;
        """).Becomes<IgnoredRetryAfterCodeFix>(In("""
        public async Task<bool> FetchAsync(string id) => (await SendPatientlyAsync(() => http.GetAsync($"/orders/{id}"), default).ConfigureAwait(false)).IsSuccessStatusCode;
        """, Patient.Replace("await send()", "await send().ConfigureAwait(false)", StringComparison.Ordinal)
            .Replace("TimeSpan.Zero, cancellationToken)", "TimeSpan.Zero, cancellationToken).ConfigureAwait(false)", StringComparison.Ordinal)));

    [Theory]
    [InlineData("public async Task<bool> Run(string id, HttpContent content) => (await http.[|PutAsync|](\"/orders/\" + id, content)).IsSuccessStatusCode;")]
    [InlineData("public async Task<bool> Run(string id, Stream body) => (await http.[|PutAsync|](\"/orders/\" + id, new StreamContent(body))).IsSuccessStatusCode;")]
    [InlineData("public async Task<bool> Run(string id) => (await http.[|PostAsync|](\"/orders/\" + id, new StringContent(\"\"))).IsSuccessStatusCode;")]
    [InlineData("public async Task<bool> Run(string id) => (await http.[|GetAsync|](\"/orders/\" + id + Guid.NewGuid())).IsSuccessStatusCode;")]
    [InlineData("public async Task<bool> Run(string id, int n) => (await http.[|GetAsync|]($\"/orders/{n++}\")).IsSuccessStatusCode;")]
    [InlineData("public async Task<string> Run(string id) => await http.[|GetStringAsync|](\"/orders/\" + id);")]
    [InlineData("public async Task<string> Run(string id) { Console.WriteLine(await http.[|GetStringAsync|](\"/orders/\" + id)); return id; }")]
    [InlineData("public async Task<bool> Run(string id) { var request = new HttpRequestMessage(HttpMethod.Get, \"/orders/\" + id); var answer = await http.[|SendAsync|](request); Console.WriteLine(request); return answer.IsSuccessStatusCode; }")]
    [InlineData("public async Task<bool> Run(string id) { var request = new HttpRequestMessage(HttpMethod.Get, \"/orders/\" + id); Console.WriteLine(id); var answer = await http.[|SendAsync|](request); return answer.IsSuccessStatusCode; }")]
    [InlineData("public async Task<bool> Run(string id) { var request = new HttpRequestMessage(HttpMethod.Post, \"/orders/\" + id); var answer = await http.[|SendAsync|](request); return answer.IsSuccessStatusCode; }")]
    [InlineData("public async Task<string> Run(string id) { while (true) { try { return await http.[|GetStringAsync|](\"/orders/\" + id); } catch { continue; } } }")]
    public Task What_cannot_be_sent_again_safely_is_left_alone(string member) => Case(member).HasNo<IgnoredRetryAfterCodeFix>();

    [Fact]
    public Task A_call_with_an_idempotency_key_may_be_made_again() => Check("""
        public async Task<bool> PlaceAsync(string id, string key)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, $"/orders/{id}") { Content = new StringContent(id) };
            request.Headers.Add("Idempotency-Key", key);
            using var answer = await http.[|SendAsync|](request);
            return answer.IsSuccessStatusCode;
        }
        """, """
        public async Task<bool> PlaceAsync(string id, string key)
        {
            using var answer = await SendPatientlyAsync(async () =>
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, $"/orders/{id}") { Content = new StringContent(id) };
                request.Headers.Add("Idempotency-Key", key);
                return await http.SendAsync(request);
            }, default);
            return answer.IsSuccessStatusCode;
        }
        """);

    private static Task Check(string before, string after) => Case(before).Becomes<IgnoredRetryAfterCodeFix>(In(after, Patient));

    private static RuleCase<IgnoredRetryAfter> Case(string members) => Verify.Rule<IgnoredRetryAfter>().Source(In(members, "")).Facts(
        "out DELETE api.example.com/orders/{id} response 503 header retry-after 2",
        "out GET api.example.com/orders/{id} response 429 header retry-after 2",
        "out POST api.example.com/orders/{id} response 429 header retry-after 2",
        "out PUT api.example.com/orders/{id} response 429 header retry-after 2");

    private static string In(string members, string patient) => $$"""
        using System.Net.Http.Json;

        public sealed class Orders(HttpClient http)
        {
            private static readonly System.Text.Json.JsonSerializerOptions Web = System.Text.Json.JsonSerializerOptions.Web;

            {{members.ReplaceLineEndings("\n    ").Replace("\n    \n", "\n\n", StringComparison.Ordinal)}}

            public async Task<int[]?> ListAsync() => await http.GetFromJsonAsync<int[]>("/carts", Web);{{(patient.Length == 0 ? "" : "\n" + patient)}}
        }

        """;
}
