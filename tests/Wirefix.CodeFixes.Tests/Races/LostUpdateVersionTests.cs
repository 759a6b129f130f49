using Wirefix.CodeFixes.Races;
using Wirefix.Testing;
using static Wirefix.CodeFixes.Tests.Races.CheckoutCode;

namespace Wirefix.CodeFixes.Tests.Races;

/// <summary>WIRE1003, fixed by the version that was read, where the wire has one.</summary>
public sealed class LostUpdateVersionTests
{
    private static readonly string[] ETag =
    [
        "out GET api.example.com/orders/{id} calls 9", "out GET api.example.com/orders/{id} response 200 header etag 9",
        "out GET api.example.com/orders/{id} status 200 9",
    ];

    [Fact]
    public async Task The_version_that_was_read_goes_along_where_the_wire_has_one() => await Case("""
        public async Task Run(string id, CancellationToken stop)
        {
            using var answer = await http.GetAsync($"/orders/{id}", stop);
            var order = (await answer.Content.ReadFromJsonAsync<Order>(stop))!;
            order.Count++;
            // Nobody else may have written.
            using var saved = await [|http.PutAsJsonAsync|]($"/orders/{id}", order, stop);
            saved.EnsureSuccessStatusCode();
        }
        """).Facts(ETag).Becomes<LostUpdateCodeFix>(Class("""
        public async Task Run(string id, CancellationToken stop)
        {
            using var answer = await http.GetAsync($"/orders/{id}", stop);
            var order = (await answer.Content.ReadFromJsonAsync<Order>(stop))!;
            order.Count++;
            using var request = new HttpRequestMessage(HttpMethod.Put, $"/orders/{id}") { Content = JsonContent.Create(order) };
            if (answer.Headers.ETag is { IsWeak: false } version)
                request.Headers.IfMatch.Add(version);
            // Nobody else may have written.
            using var saved = await http.SendAsync(request, stop);
            saved.EnsureSuccessStatusCode();
        }
        """));

    [Fact]
    public async Task A_lock_is_offered_beside_the_version() => await Case("""
        public async Task Run(string id)
        {
            using var answer = await http.GetAsync($"/orders/{id}");
            var order = (await answer.Content.ReadFromJsonAsync<Order>())!;
            order.Count++;
            (await [|http.PutAsJsonAsync|]($"/orders/{id}", order)).EnsureSuccessStatusCode();
        }

        public async Task Add(string id, int count)
        {
            using var answer = await http.GetAsync($"/orders/{id}");
            var order = (await answer.Content.ReadFromJsonAsync<Order>())!;
            order.Count += count;
            (await [|http.PutAsJsonAsync|]($"/orders/{id}", order)).EnsureSuccessStatusCode();
        }
        """).Facts(ETag).Becomes<SecondOffer<LostUpdateCodeFix>>(Class("""
        private static readonly SemaphoreSlim Gate = new(1, 1);

        public async Task Run(string id)
        {
            await Gate.WaitAsync();
            try
            {
                using var answer = await http.GetAsync($"/orders/{id}");
                var order = (await answer.Content.ReadFromJsonAsync<Order>())!;
                order.Count++;
                (await http.PutAsJsonAsync($"/orders/{id}", order)).EnsureSuccessStatusCode();
            }
            finally
            {
                Gate.Release();
            }
        }

        public async Task Add(string id, int count)
        {
            await Gate.WaitAsync();
            try
            {
                using var answer = await http.GetAsync($"/orders/{id}");
                var order = (await answer.Content.ReadFromJsonAsync<Order>())!;
                order.Count += count;
                (await http.PutAsJsonAsync($"/orders/{id}", order)).EnsureSuccessStatusCode();
            }
            finally
            {
                Gate.Release();
            }
        }
        """));

    [Fact]
    public async Task A_message_that_is_at_hand_takes_the_version() => await Case("""
        public async Task Run(string id)
        {
            using var answer = await http.GetAsync($"/orders/{id}");
            var order = (await answer.Content.ReadFromJsonAsync<Order>())!;
            order.Count++;
            using var message = new HttpRequestMessage(HttpMethod.Put, $"/orders/{id}") { Content = JsonContent.Create(order) };
            (await [|http.SendAsync|](message)).EnsureSuccessStatusCode();
        }
        """).Facts(ETag).Becomes<LostUpdateCodeFix>(Class("""
        public async Task Run(string id)
        {
            using var answer = await http.GetAsync($"/orders/{id}");
            var order = (await answer.Content.ReadFromJsonAsync<Order>())!;
            order.Count++;
            using var message = new HttpRequestMessage(HttpMethod.Put, $"/orders/{id}") { Content = JsonContent.Create(order) };
            if (answer.Headers.ETag is { IsWeak: false } version)
                message.Headers.IfMatch.Add(version);
            (await http.SendAsync(message)).EnsureSuccessStatusCode();
        }
        """));

    [Fact]
    public async Task A_write_whose_refusal_nobody_would_notice_is_locked_instead() => await Case("""
        public async Task Run(string id)
        {
            using var answer = await http.GetAsync($"/orders/{id}");
            var order = (await answer.Content.ReadFromJsonAsync<Order>())!;
            order.Count++;
            await [|http.PutAsJsonAsync|]($"/orders/{id}", order);
        }
        """).Facts(ETag).Becomes<LostUpdateCodeFix>(Class("""
        private static readonly SemaphoreSlim Gate = new(1, 1);

        public async Task Run(string id)
        {
            await Gate.WaitAsync();
            try
            {
                using var answer = await http.GetAsync($"/orders/{id}");
                var order = (await answer.Content.ReadFromJsonAsync<Order>())!;
                order.Count++;
                await http.PutAsJsonAsync($"/orders/{id}", order);
            }
            finally
            {
                Gate.Release();
            }
        }
        """));
}
