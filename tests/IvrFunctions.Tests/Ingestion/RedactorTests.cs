using System.Globalization;
using IvrFunctions.Core.Calls;
using IvrFunctions.Core.Ingestion;

namespace IvrFunctions.Tests.Ingestion;

public sealed class RedactorTests
{
    [Theory]
    [InlineData("600123456")]
    [InlineData("600 123 456")]
    [InlineData("600 12 34 56")]
    [InlineData("600.123.456")]
    [InlineData("600-123-456")]
    [InlineData("6 0 0 1 2 3 4 5 6")]
    [InlineData("91 123 45 67")]
    [InlineData("(91) 123 45 67")]
    [InlineData("+34 600 123 456")]
    [InlineData("+34600123456")]
    [InlineData("(+34) 91-123.45.67")]
    [InlineData("0034 600 123 456")]
    [InlineData("0034600123456")]
    [InlineData("34600123456")]
    [InlineData("+1 (555) 123-4567")]
    [InlineData("(555) 123-4567")]
    [InlineData("555-123-4567")]
    [InlineData("+52 55 1234 5678")]
    [InlineData("011 4444-5555")]
    [InlineData("600\u00A0123\u202F456")]
    [InlineData("６００１２３４５６")]
    public void Masks_a_phone_number_however_it_is_written(string number) => Assert.Equal("Llamar al [phone], gracias.", Redactor.Mask($"Llamar al {number}, gracias."));

    [Theory]
    [InlineData("Pago con 4111 1111 1111 1111 rechazado", "Pago con [card] rechazado")]
    [InlineData("4111-1111-1111-1111", "[card]")]
    [InlineData("4111111111111111", "[card]")]
    [InlineData("3782 822463 10005", "[card]")]
    [InlineData("tarjeta 4222222222222.", "tarjeta [card].")]
    [InlineData("4111 1111 1111 1111 y 600123456", "[card] y [phone]")]
    [InlineData("pedido 4111111111111112", "pedido 4111111111111112")]
    public void Masks_a_number_as_a_card_where_its_check_digit_is_right(string text, string expected) => Assert.Equal(expected, Redactor.Mask(text));

    [Theory]
    [InlineData("IBAN ES91 2100 0418 4502 0005 1332 por favor", "IBAN [iban] por favor")]
    [InlineData("ES9121000418450200051332", "[iban]")]
    [InlineData("es91-2100-0418-4502-0005-1332", "[iban]")]
    [InlineData("ES91 2100 0418 4502 0005 1333", "[iban]")]
    [InlineData("DE89 3704 0044 0532 0130 00", "[iban]")]
    [InlineData("GB82 WEST 1234 5698 7654 32", "[iban]")]
    [InlineData("PT50 0002 0123 1234 5678 9015 4, tel. 912 345 678", "[iban], tel. [phone]")]
    public void Masks_an_account_number_whole_and_only_it(string text, string expected) => Assert.Equal(expected, Redactor.Mask(text));

    [Theory]
    [InlineData("DNI 12345678Z", "DNI [id]")]
    [InlineData("12.345.678-Z", "[id]")]
    [InlineData("12345678 z", "[id]")]
    [InlineData("NIE X1234567L ok", "NIE [id] ok")]
    [InlineData("y-1234567-x", "[id]")]
    [InlineData("ticket 12345678A", "ticket 12345678A")]
    public void Masks_an_identity_number_where_its_letter_is_right(string text, string expected) => Assert.Equal(expected, Redactor.Mask(text));

    [Theory]
    [InlineData("Escribir a ana.gómez+ivr@ejemplo.com.es.", "Escribir a [email].")]
    [InlineData("a@b.es;c_d@e-f.org", "[email];[email]")]
    [InlineData("@ las 10", "@ las 10")]
    public void Masks_an_address(string text, string expected) => Assert.Equal(expected, Redactor.Mask(text));

    [Theory]
    [InlineData("Debe 1.234,56 EUR")]
    [InlineData("Debe 912.345.678,90 EUR")]
    [InlineData("1.234.567.890 pesos")]
    [InlineData("1,234,567.89 USD")]
    [InlineData("el 2025-03-14 09:26:53 y el 15/03/2025 a las 10.30")]
    [InlineData("el 14.03.2025 12.30")]
    [InlineData("20250314 103000")]
    [InlineData("ticket 12345678, intento 3 de 5")]
    [InlineData("TCK-2025-001234")]
    [InlineData("del 2024 al 2025, 3 veces en 90 min")]
    [InlineData("Menú 1>2>3>4>5>6>7>8>9>0")]
    public void Leaves_amounts_dates_times_and_short_numbers(string text) => Assert.Equal(text, Redactor.Mask(text));

    [Theory]
    [InlineData("el 14/03/2025 600 123 456", "el 14/03/2025 [phone]")]
    [InlineData("2025-03-14 600123456", "2025-03-14 [phone]")]
    [InlineData("10:30 600123456", "10:30 [phone]")]
    [InlineData("1.234,56 600123456", "1.234,56 [phone]")]
    [InlineData("600123456 700123456", "[phone] [phone]")]
    [InlineData("600123456/700123456", "[phone]/[phone]")]
    [InlineData("tel:600123456;dni:12345678Z", "tel:[phone];dni:[id]")]
    public void Tells_numbers_beside_each_other_apart(string text, string expected) => Assert.Equal(expected, Redactor.Mask(text));

    [Fact]
    public void Gives_back_the_same_string_where_there_is_nothing_to_mask()
    {
        const string Note = "El cliente colgó tras 3 intentos, 45 s en cola.";

        Assert.Same(Note, Redactor.Mask(Note));
        Assert.Null(Redactor.Mask((string?)null));
    }

    [Theory]
    [InlineData("es-ES")]
    [InlineData("en-US")]
    [InlineData("tr-TR")]
    public void Masks_the_same_in_every_culture(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            Assert.Equal(
                "[email], [iban], [id], [card], [phone], 1.234,56 EUR",
                Redactor.Mask("INFO@IVR.ES, it60 x054 2811 1010 0000 0123 456, x1234567l, 4111 1111 1111 1111, +34 600 123 456, 1.234,56 EUR"));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData("a@")]
    [InlineData("a.b-")]
    [InlineData("1 ")]
    [InlineData("12 34.")]
    [InlineData("ES91 ")]
    [InlineData("ES912100")]
    [InlineData("(+")]
    [InlineData("X1234567")]
    [InlineData("600123456")]
    public void Takes_a_long_text_made_to_be_slow(string part)
    {
        var text = string.Concat(Enumerable.Repeat(part, 100_000 / part.Length));
        var started = TimeProvider.System.GetTimestamp();

        _ = Redactor.Mask(text + "@");

        Assert.True(TimeProvider.System.GetElapsedTime(started) < TimeSpan.FromSeconds(3));
    }

    [Fact]
    public void Masks_every_text_of_a_call_and_not_its_id()
    {
        var call = new CallRecord
        {
            CallId = "600123456",
            StartedAt = new DateTimeOffset(2025, 3, 14, 9, 26, 53, TimeSpan.Zero),
            CallerId = "0123456789abcdef",
            FailureReason = "transferencia a 600123456",
            MenuPath = "inicio > 91 123 45 67",
            Queue = "ana@ejemplo.es",
            Notes = "sin novedad",
        };

        Assert.Equal(
            call with { FailureReason = "transferencia a [phone]", MenuPath = "inicio > [phone]", Queue = "[email]" },
            Redactor.Mask(call));
    }

    [Fact]
    public void Gives_back_the_same_call_where_there_is_nothing_to_mask()
    {
        var call = new CallRecord { StartedAt = new DateTimeOffset(2025, 3, 14, 9, 26, 53, TimeSpan.Zero), Notes = "sin novedad" };

        Assert.Same(call, Redactor.Mask(call));
    }

    [Fact]
    public void A_pseudonym_depends_on_the_caller_and_the_key_only()
    {
        var redactor = new Redactor("a key");

        Assert.Equal(redactor.Pseudonym("600123456"), new Redactor("a key").Pseudonym("600123456"));
        Assert.NotEqual(redactor.Pseudonym("600123456"), redactor.Pseudonym("600123457"));
        Assert.NotEqual(redactor.Pseudonym("600123456"), new Redactor("another key").Pseudonym("600123456"));
        Assert.Matches("^[0-9a-f]{16}$", redactor.Pseudonym("600123456"));
        Assert.Null(redactor.Pseudonym("0"));
    }
}
