using Wirefix.Traffic.Redaction;

namespace Wirefix.Traffic.Tests.Redaction;

/// <summary>Command lines in a text; § is the secret.</summary>
public class OptionValuesTests
{
    private const string Secret = "Zx9TqLm47Rt";

    [Theory]
    [InlineData("run deploy --api-key § --region north")]
    [InlineData("--password  §")]
    [InlineData("run --api-key \"§\" -x")]
    [InlineData("run --api-key '§'")]
    [InlineData("run --api-key\t§")]
    [InlineData("run --api-key \\\n  §")]
    [InlineData("""{"cmd":"run --password \"§\" x"}""")]
    [InlineData("login --no-password --api-key §")]
    [InlineData("gh --with-token --secret §")]
    [InlineData("mount --pass §, --app-key §§ --auth.password §")]
    [InlineData("--password Ab3;§ --secret Abcdefg1,§ --pwd (§")]
    [InlineData("--login-ticket § --device-code § --national-id §")]
    [InlineData("""{"cmd":"login --user bob --password \"a\" --token §"}""")]
    [InlineData("login --token $§ --api-key env:§ --secret '%§%' --pwd ${§}")]
    [InlineData("login --token file:§ --api-key ${KEY:-§} --secret $(§)")]
    [InlineData("login --token=$§ --api-key=env:§ --secret=file:§ --pwd='%§%'")]
    [InlineData("login --token env:1§ --api-key file:/run/§?§ --secret $NAME+§")]
    public void Values_behind_options_are_hidden(string text)
    {
        var redacted = Redactor.Default.Redact(text.Replace("§", Secret));

        Assert.DoesNotContain(Secret, redacted);
        Assert.Contains("redacted-", redacted);
        Assert.Equal(redacted, Redactor.Default.Redact(redacted));
    }

    [Theory]
    [InlineData("--api-key env:NAME_1")]
    [InlineData("--api-key env:STRIPE_KEY_2, then --token env:my_token_1.")]
    [InlineData("--token $GITHUB_TOKEN_1 --secret ${SECRET_NUMBER_2} --pwd $my_password_1")]
    [InlineData("--token $env:GITHUB_TOKEN_1 --secret %SECRET_NUMBER_2%")]
    [InlineData("--token file:/run/secrets/token_1 --secret file:./secret-2.txt --pwd file:~/.config/pwd_3")]
    [InlineData("--token $(cat secrets/token1) --secret \"$(base64 -d secret2.b64)\"")]
    [InlineData("--api-key=env:NAME_1 --token=$GITHUB_TOKEN_1 --secret=\"${SECRET_NUMBER_2}\" --pwd=file:/run/secrets/pwd1")]
    [InlineData("""{"cmd":"run --api-key \"env:NAME_12\" --token \"%TOKEN_12%\""}""")]
    [InlineData("A_PASSWORD=${DB_PASSWORD_1}")]
    public void References_to_where_a_secret_is_kept_stay(string text) => Assert.Equal(text, Redactor.Default.Redact(text));

    [Theory]
    [InlineData("--password is required, --api-key as well; -- token 12345678a; --password-policy strong4all; --token")]
    [InlineData("--token $GITHUB_TOKEN_1 and btn--token abc123456 and --secret id=mysecret17,src=here --no-password --verbose17x")]
    [InlineData("it needs --token\n2026-11-20T10:00:00Z started\n --password\r\nserver01 is up")]
    public void What_is_no_value_stays(string text) => Assert.Equal(text, Redactor.Default.Redact(text));

    // In a time that grows with the square of its length it would take hours.
    [Fact(Timeout = 60_000)]
    public async Task A_path_without_end_is_no_reference_and_takes_little_time()
    {
        var text = $"--token=file:/{new string('.', 8_000_000)}#";

        Assert.StartsWith("--token=redacted-", await Task.Run(() => Redactor.Default.Redact(text)));
    }

    [Fact]
    public void One_secret_has_one_token_behind_an_option_a_name_and_at_the_end_of_a_sentence()
    {
        var token = Redactor.Default.Token(Secret);

        Assert.Equal(
            $"token={token} and --token {token}. Done: --token {token}!",
            Redactor.Default.Redact($"token={Secret} and --token {Secret}. Done: --token {Secret}!"));
    }
}
